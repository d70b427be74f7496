using Comity.Record.Entries;

namespace Comity.Record.Files;

/// <summary>The author of an act takes back a file that it named by mistake, within ten minutes and before it was served to anybody else. Its bytes are
/// removed; the hash stays.</summary>
/// <param name="File">The hash of the file.</param>
/// <param name="Reason">Why.</param>
public sealed record RecallFile(FileHash File, Words Reason) : Act;

/// <summary>The secretariat withholds a file. Its bytes are removed here and in mirrors; the hash stays, and audit says that the file is withheld.</summary>
/// <param name="File">The hash of the file.</param>
/// <param name="Ground">On what ground.</param>
/// <param name="Reason">Why.</param>
public sealed record WithholdFile(FileHash File, WithholdingGround Ground, Words Reason) : Act;

/// <summary>On what ground a file is withheld.</summary>
public enum WithholdingGround
{
    /// <summary>It was not meant for the public: it is another's, limited in distribution, or classified.</summary>
    Confidential,

    /// <summary>It holds personal data that must not be public.</summary>
    PersonalData,

    /// <summary>It infringes the rights of others, such as copyright.</summary>
    RightsOfOthers,

    /// <summary>A law or the order of a court demands it.</summary>
    Law,

    /// <summary>It harms those who open it.</summary>
    Harmful,
}
