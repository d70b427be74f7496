using Comity.Record.Entries;

namespace Comity.Record.Sealing;

/// <summary>The table of the acts about sealing: who may do each, under which rules, who is notified, and a sample.</summary>
public static class SealingTable
{
    /// <summary>The table.</summary>
    public static ActTable<RecordPicture> Acts { get; } = new ActTable<RecordPicture>("sealing")
        .Act<EnterSealedSheet>(Role.Server, () => new(1, Sample.File, 16), act => act
            .In(record => record.Sealing, SealingRules.SheetIsNext, SealingRules.SheetIsPadded)
            .In(record => record, SealingRules.SheetHasTheSize))
        .Act<OpenSealed>(Role.AnyPerson, () => new(1, 3, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "What was sealed", [Sample.File]), act => act
            .In(record => record.Sealing, SealingRules.SealedStoodInSheet, SealingRules.SealedIsOpenedOnce))
        .Act<NoteSealed>(Role.Chair, () => new(Sample.File, "A request for consultations is under way"));
}
