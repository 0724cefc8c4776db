/**
 * The record of a run that survives {@code kill -9}, and what is made of it afterwards. One file per run: who it is, then
 * cells of eight bytes, each written by one call.
 *
 * <p>A run: {@code JournalDirectory.open(path)}, then {@code directory.start(facts, handlers)} gives its {@code
 * RunJournal}, which hears of the exit as the sequence's listener.
 *
 * <p>Afterwards, in the next start or in a process of its own: {@code directory.look(identity, host)} gives all {@code
 * DeadRun}s of an identity, {@code directory.claim(fileName, host)} one, each locked so that nobody else judges it; {@code
 * Judgement.of(run)} says how it died; a {@code Recovery} runs the handlers, each at most once whoever tries. Lives in the
 * agent's own class loader.
 */
package io.github.atexit.journal;
