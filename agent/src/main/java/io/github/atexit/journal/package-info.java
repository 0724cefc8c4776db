/**
 * The record of a run that survives {@code kill -9}, and what is made of it afterwards. One file per run: who it is, then
 * cells of eight bytes, each written by one store into mapped memory.
 *
 * <p>A run: {@code JournalDirectory.open(path)}, {@code directory.start(facts)} gives its {@code RunJournal}, which hears
 * of the exit as the sequence's listener.
 *
 * <p>Afterwards, in the next start or in a process of its own: {@code directory.dead(identity)} gives the {@code DeadRun}s,
 * each locked so that nobody else judges it; {@code Judgement.of(deadRun)} says how it died; {@code Recovery} runs the
 * handlers, each at most once whoever tries. Lives in the agent's own class loader.
 */
package io.github.atexit.journal;
