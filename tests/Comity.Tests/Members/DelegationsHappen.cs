using Comity.Forum.Grounds;
using Comity.Members.Credentials;
using Comity.Members.Delegations;
using Comity.Record.Entries;
using Comity.Record.Received;
using Comity.Tests.Record;

namespace Comity.Tests.Members;

/// <summary>Heads of delegation from a list and by rival documents, objections to them, and what the body decides.</summary>
internal static class DelegationsHappen
{
    public static ObjectToCredentials Objection { get; } = new("BRA", null, "The note was not signed by the government.");

    public static SeatHead Seat(string code, string person) => new(code, Given.Person(person), Given.Start, "List of the founding conference");

    /// <summary>A document of its own that names a head.</summary>
    public static EnterReceived Note(string code, string person) => Letter(code, $"note of {person}", Given.Credentials(person, DelegationStanding.Head));

    public static EnterReceived Letter(string code, string file, Act act) => Given.Letter(code, act) with { Document = Given.File(file) };

    /// <summary>A superior organ decides instead of the body.</summary>
    public static Given Decided(this Given given, string id, params Act[] acts) => given.Does("secretariat", new EnterInstrument(
        id, "General Assembly", $"A/DEC/{id}", new(2026, 3, 1), Given.File(id), [.. acts])).After(TimeSpan.Zero);

    public static Given Happens(Given given) => given.Grounded(Given.Admit("PRT")).Does("secretariat", Seat("PRT", "Ines"))
        .Does("secretariat", Note("PRT", "Ines"))
        .Does("KEN", Objection).Does("KEN", new WithdrawCredentialsObjection("BRA", null)).Does("KEN", Objection)
        .Does("secretariat", Note("FRA", "Rival"))
        .Decided("accepts", new AcceptCredentials("BRA", null, "The report is approved."),
            new RefuseCredentials("FRA", Given.Person("Rival"), "The report is approved."));
}
