using Comity.Members.Credentials;
using Comity.Record.Entries;

namespace Comity.Storage;

/// <summary>Whether a person stands before the process in a capacity, for what is kept before it enters the record.</summary>
public static class Standing
{
    /// <summary>The refusal of who does not stand there; null for who does.</summary>
    public static Refusal? Refuse(Picture picture, DateTimeOffset time, string person, string capacity, string act) =>
        (picture.Members.RoleOf(person, capacity, SignatureLevel.Session, time) & (Role.AnyPerson | Role.Public)) == Role.None
            ? Refusal.Of("as", [("capacity", capacity), ("act", act)], nameof(CredentialRules.PersonMayActSo)).In(picture.Members.Bar(capacity))
            : null;
}
