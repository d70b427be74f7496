using Comity.Forum.Carrying;
using Comity.Forum.Grounds;
using Comity.Record.Entries;

namespace Comity.Forum.Api;

/// <summary>On what an act rests that changes who takes part, who leads, which rules hold or which words are in force.</summary>
/// <param name="Position">The position of the entry by which it took effect.</param>
/// <param name="Act">The kind of act.</param>
/// <param name="Effect">Which of its entry's effects it is: 0 the entry's own act, 1 the act that it carries out.</param>
/// <param name="Ground">On what it rests.</param>
/// <param name="Id">On which decision, silence, seat or instrument; absent where there is none.</param>
/// <param name="Contested">Whether somebody contested it.</param>
public sealed record GroundRow(long Position, string Act, int Effect, GroundKind Ground, string? Id, bool Contested)
{
    /// <summary>The row of a ground.</summary>
    public static GroundRow Of(GroundsRegister register, Ground one) => new(
        one.Position, ActName.KindOf(one.Act), one.Kind is GroundKind.Decision or GroundKind.Silence or GroundKind.Instrument ? 1 : 0, one.Kind, one.Id,
        one is { Kind: GroundKind.Instrument, Id: { } id } && register.Instruments.GetValueOrDefault(id)?.WasContested == true);
}

/// <summary>An act that is carried, and what became of it.</summary>
/// <param name="Act">The kind of act.</param>
/// <param name="Position">The position of the entry by which it took effect, or was noted as impossible; absent before.</param>
/// <param name="RefusedBy">The rule that refused it; absent where none did.</param>
public sealed record CarriedRow(string Act, long? Position, string? RefusedBy)
{
    /// <summary>The row of a carried act.</summary>
    public static CarriedRow Of(CarriedAct one) => new(ActName.Of(one.Act), one.Position, one.RefusedBy);
}
