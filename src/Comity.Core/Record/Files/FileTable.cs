using Comity.Record.Entries;

namespace Comity.Record.Files;

/// <summary>The table of the acts about files: who may do each, under which rules, who is notified, and a sample.</summary>
public static class FileTable
{
    /// <summary>The table.</summary>
    public static ActTable<FilesRegister> Acts { get; } = new ActTable<FilesRegister>("files")
        .Act<RecallFile>(Role.AnyPerson, () => new(Sample.File, "The wrong file was attached"), act => act
            .In(files => files, FileRules.RecalledFileIsOnesOwn, FileRules.RecalledFileIsNamedOnce, FileRules.RecallIsInTime))
        .Act<WithholdFile>(Role.Secretariat, () => new(Sample.File, WithholdingGround.PersonalData, "It holds the address of a person"), act => act
            .In(files => files, FileRules.FileIsWithheldOnce));
}
