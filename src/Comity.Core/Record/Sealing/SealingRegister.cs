using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Record.Sealing;

/// <summary>A sheet of sealed acts.</summary>
/// <param name="Sheet">Its number.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Root">Its root.</param>
/// <param name="Leaves">Its leaves, with padding.</param>
public sealed record SealedSheet(long Sheet, long Position, DateTimeOffset At, Hash Root, int Leaves);

/// <summary>A sealed act that was opened.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Index">The leaf.</param>
/// <param name="Content">What was sealed.</param>
/// <param name="Position">The position of the entry that opened it.</param>
public sealed record OpenedAct(long Sheet, int Index, string Content, long Position);

/// <summary>The sheets of sealed acts, what was opened of them and what the chair said of them.</summary>
/// <param name="Sheets">The sheets, the first at index 0.</param>
/// <param name="Opened">What was opened.</param>
/// <param name="Noted">What the chair said, with the position of the entry.</param>
public sealed record SealingRegister(ImmutableList<SealedSheet> Sheets, ImmutableList<OpenedAct> Opened, ImmutableList<(NoteSealed Note, long Position)> Noted)
{
    /// <summary>Before the first entry.</summary>
    public static SealingRegister Empty { get; } = new([], [], []);

    /// <summary>The sheet with this number, or null.</summary>
    public SealedSheet? Find(long sheet) => sheet >= 1 && sheet <= Sheets.Count ? Sheets[(int)sheet - 1] : null;

    /// <summary>The register after an act took effect.</summary>
    public SealingRegister Apply(Effect effect) => effect.Act switch
    {
        EnterSealedSheet act => this with { Sheets = Sheets.Add(new(act.Sheet, effect.Position, effect.At, act.Root, act.Leaves)) },
        OpenSealed act => this with { Opened = Opened.Add(new(act.Sheet, act.Index, act.Content, effect.Position)) },
        NoteSealed act => this with { Noted = Noted.Add((act, effect.Position)) },
        _ => this,
    };
}
