using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Tests.Record;

namespace Comity.Tests.Members;

/// <summary>The act that says who reads what, once.</summary>
internal static class ReadersHappen
{
    /// <summary>Those who take part read, but for one participant that reads the record too.</summary>
    public static SetReaders Set { get; } = ReaderSets.Participants with { Exceptions = [new("ICRC", ReadsList.Classes)], Basis = "Decision 21" };

    public static Given Happens(Given given) => given.Does("secretariat", Set);
}
