using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity.Record;

/// <summary>The registers of the room Record as of one position.</summary>
/// <param name="Founding">What process this is, and its rules.</param>
/// <param name="Keys">Whose keys are which.</param>
/// <param name="Received">Received acts.</param>
/// <param name="Sealing">Sheets of sealed acts.</param>
/// <param name="Lots">Draws by lot.</param>
/// <param name="Figures">Published figures.</param>
public sealed record RecordPicture(
    FoundingRegister Founding, KeysRegister Keys, ReceivedRegister Received, SealingRegister Sealing, LotsRegister Lots, FiguresRegister Figures)
{
    /// <summary>Before the first entry.</summary>
    public static RecordPicture Empty { get; } =
        new(FoundingRegister.Empty, KeysRegister.Empty, ReceivedRegister.Empty, SealingRegister.Empty, LotsRegister.Empty, FiguresRegister.Empty);

    /// <summary>The picture after an act took effect.</summary>
    public RecordPicture Apply(Effect effect)
    {
        var after = new RecordPicture(
            Founding.Apply(effect), Keys.Apply(effect), Received.Apply(effect, Founding.Rules), Sealing.Apply(effect), Lots.Apply(effect),
            Figures.Apply(effect));
        return IsMadeOf(after) ? this : after;
    }

    private bool IsMadeOf(RecordPicture other) =>
        ReferenceEquals(Founding, other.Founding) && ReferenceEquals(Keys, other.Keys) && ReferenceEquals(Received, other.Received)
        && ReferenceEquals(Sealing, other.Sealing) && ReferenceEquals(Lots, other.Lots) && ReferenceEquals(Figures, other.Figures);
}
