using Comity.Forum.Decisions;
using Comity.Forum.Grounds;
using Comity.Forum.Silence;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Forum.Carrying;

/// <summary>An act that was carried takes effect, done by the body. Entered by the clock, in the commit in which what carries it was adopted.</summary>
/// <param name="Decision">The decision that carries it; null where something else does.</param>
/// <param name="Silence">The text under silence that carries it; null where something else does.</param>
/// <param name="Instrument">The instrument on which it rests; null where something else carries it.</param>
/// <param name="Place">Its place among those that are carried, counted from 0.</param>
/// <param name="Act">The hash of the act, so that it can be checked without what carries it; null where the clock did not name it yet.</param>
public sealed record CarryOut(DecisionId? Decision, SilenceId? Silence, InstrumentId? Instrument, int Place, Hash? Act = null) : Act;

/// <summary>An act that was carried could not take effect any more: what was adopted stands, and this waits for the Chair. Entered by the clock.</summary>
/// <param name="Decision">The decision that carries it; null where something else does.</param>
/// <param name="Silence">The text under silence that carries it; null where something else does.</param>
/// <param name="Instrument">The instrument on which it rests; null where something else carries it.</param>
/// <param name="Place">Its place among those that are carried, counted from 0.</param>
/// <param name="Rule">The name of the rule that refuses it.</param>
public sealed record NoteUncarried(DecisionId? Decision, SilenceId? Silence, InstrumentId? Instrument, int Place, Title Rule) : Act;
