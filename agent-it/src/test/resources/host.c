#include <jni.h>
#include <stdio.h>

/* Runs a class in a JVM of its own, ends the JVM and goes on. Arguments: two options for the JVM, the class. */
int main(int count, char **arguments) {
    JavaVMOption options[2] = {{.optionString = arguments[1]}, {.optionString = arguments[2]}};
    JavaVMInitArgs make = {.version = JNI_VERSION_1_8, .nOptions = 2, .options = options};
    JavaVM *vm;
    JNIEnv *env;
    if (count != 4 || JNI_CreateJavaVM(&vm, (void **) &env, &make) != JNI_OK) {
        return 1;
    }
    jclass type = (*env)->FindClass(env, arguments[3]);
    jmethodID method = type ? (*env)->GetStaticMethodID(env, type, "main", "([Ljava/lang/String;)V") : NULL;
    if (!method) {
        return 2;
    }
    jclass string = (*env)->FindClass(env, "java/lang/String");
    (*env)->CallStaticVoidMethod(env, type, method, (*env)->NewObjectArray(env, 0, string, NULL));
    (*vm)->DestroyJavaVM(vm);
    puts("the host goes on");
    return 7;
}
