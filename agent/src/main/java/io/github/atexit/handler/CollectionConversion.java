package io.github.atexit.handler;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** JSON lists and objects as parameters take them; their elements become what the type's arguments say. */
final class CollectionConversion {
    /** The rank of a collection, above that of an array, which is that of its farthest element. */
    private static final int COLLECTION = 100;

    private CollectionConversion() {}

    /** Converts a list to an array or collection, or returns null if the type cannot take it. */
    static @Nullable Conversion of(List<?> list, Class<?> type, Type generic) {
        if (type.isArray()) {
            return array(list, type.getComponentType(), component(type, generic));
        }
        if (type.isAssignableFrom(ArrayList.class)) {
            int rank = type == Object.class ? COLLECTION + 1 : COLLECTION;
            return collection(list, new ArrayList<@Nullable Object>(), argument(generic, 0), rank);
        }
        return type.isAssignableFrom(LinkedHashSet.class)
                ? collection(list, new LinkedHashSet<@Nullable Object>(), argument(generic, 0), COLLECTION)
                : null;
    }

    private static @Nullable Conversion array(List<?> list, Class<?> type, Type generic) {
        Object array = Array.newInstance(type, list.size());
        int rank = 0;
        for (int i = 0; i < list.size(); i++) {
            Conversion element = Conversion.of(list.get(i), type, generic);
            if (element == null) {
                return null;
            }
            Array.set(array, i, element.result());
            rank = Math.max(rank, element.rank());
        }
        return Conversion.to(array, rank);
    }

    private static @Nullable Conversion collection(
            List<?> list, Collection<@Nullable Object> target, Type element, int rank) {
        for (Object value : list) {
            Conversion conversion = Conversion.of(value, raw(element), element);
            if (conversion == null) {
                return null;
            }
            target.add(conversion.result());
        }
        return Conversion.to(target, rank);
    }

    /** Converts an object to a map or properties, or returns null if the type cannot take it. */
    static @Nullable Conversion of(Map<?, ?> object, Class<?> type, Type generic) {
        if (type == Properties.class) {
            return map(object, new Properties(), String.class, String.class, 1);
        }
        if (!type.isAssignableFrom(LinkedHashMap.class)) {
            return null;
        }
        Map<@Nullable Object, @Nullable Object> target = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        return map(object, target, argument(generic, 0), argument(generic, 1), type == Object.class ? 2 : 0);
    }

    private static @Nullable Conversion map(
            Map<?, ?> object, Map<@Nullable Object, @Nullable Object> target, Type key, Type value, int rank) {
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            Conversion name = Conversion.of(entry.getKey(), raw(key), key);
            Conversion content = Conversion.of(entry.getValue(), raw(value), value);
            if (name == null || content == null || (content.result() == null && target instanceof Properties)) {
                return null;
            }
            target.put(name.result(), content.result());
        }
        return Conversion.to(target, rank);
    }

    private static Type component(Class<?> array, Type generic) {
        return generic instanceof GenericArrayType
                ? ((GenericArrayType) generic).getGenericComponentType()
                : array.getComponentType();
    }

    private static Type argument(Type generic, int index) {
        if (generic instanceof ParameterizedType) {
            Type[] arguments = ((ParameterizedType) generic).getActualTypeArguments();
            if (index < arguments.length) {
                return arguments[index];
            }
        }
        return Object.class;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class) {
            return (Class<?>) type;
        }
        if (type instanceof ParameterizedType) {
            return raw(((ParameterizedType) type).getRawType());
        }
        if (type instanceof WildcardType) {
            return raw(((WildcardType) type).getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable) {
            return raw(((TypeVariable<?>) type).getBounds()[0]);
        }
        Class<?> component = raw(((GenericArrayType) type).getGenericComponentType());
        return Array.newInstance(component, 0).getClass();
    }
}
