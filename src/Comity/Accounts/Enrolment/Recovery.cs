using Comity.Kit;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.Enrolment;

/// <summary>A secretariat of which nobody can sign in any more is recovered by the operator of the server: an entry that everybody sees appoints a new person,
/// and a link makes that person's account.</summary>
/// <param name="record">The record.</param>
/// <param name="side">The accounts.</param>
/// <param name="links">Makes the link.</param>
public sealed class Recovery(OpenRecord record, SideDb side, Links links)
{
    /// <summary>Recovers the secretariat; the answer is the new person's link and the position of the entry that appoints them. Asked again before the link was
    /// used, it makes another link for the same person and enters nothing.</summary>
    /// <param name="reason">Why, in words that stand in the record for ever.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="UserError">Somebody of the secretariat has an account, or the record does not take the entry.</exception>
    public async Task<(string Token, long Position)> RunAsync(string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (!record.HasActs)
            throw new UserError("Nobody has acted in this record yet; a start of the server prints the link of the first account.");
        var holders = Holders(now);
        if (await side.Users.AnyAsync(account => holders.Keys.Contains(account.Person), cancel))
            throw new UserError(
                "The secretariat has an account: whoever holds it makes links for others under /account/people. Only a secretariat of which nobody can sign in "
                + "is recovered.");
        if (holders.LastOrDefault(holder => holder.Value.IsByServer) is { Key: { } waiting } && !await links.IsFormerAsync(waiting, cancel))
            return (await links.RecoverAsync(waiting, cancel), holders[waiting].Position);
        var (person, from) = (Person.Draw(), now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMillisecond)).ToUniversalTime());
        await record.EnterOwnAsync(_ => new Appoint(person, Office.Secretariat, from, null, reason), cancel);
        return (await links.RecoverAsync(person, cancel), record.Whole.Picture.Members.Credentials.Offices[person][Office.Secretariat].Position);
    }

    /// <summary>Who holds the office now, in the order of their appointments, and whether the server appointed them.</summary>
    private Dictionary<string, (long Position, bool IsByServer)> Holders(DateTimeOffset now) => record.Whole.Picture.Members.Credentials.Offices
        .Select(held => (held.Key, Appointment: held.Value.GetValueOrDefault(Office.Secretariat)))
        .Where(held => held.Appointment is { } appointment && appointment.HoldsAt(now)).OrderBy(held => held.Appointment!.Position)
        .ToDictionary(held => held.Key, held => (held.Appointment!.Position, IsByServer(held.Appointment.Position)), StringComparer.Ordinal);

    private bool IsByServer(long position) =>
        Process.Json.ReadEntry(record.Store.Entries(position, position + 1).Single().Entry).Statement is { As: Capacity.Server, Act: Appoint };
}
