using Comity.Accounts.People;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.Enrolment;

/// <summary>How far a person is.</summary>
public enum InvitationStatus
{
    /// <summary>The link waits.</summary>
    Open,

    /// <summary>The link ended without use.</summary>
    Expired,

    /// <summary>The person can sign in.</summary>
    Enrolled,

    /// <summary>The account was erased.</summary>
    Erased,
}

/// <summary>One person for whom links were made.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="Name">The display name, once there is an account.</param>
/// <param name="Member">The delegation, or null.</param>
/// <param name="Status">How far the person is.</param>
/// <param name="Since">When the newest link was made.</param>
public sealed record Invitation(string Person, string? Name, string? Member, InvitationStatus Status, DateTimeOffset Since);

/// <summary>Lists the persons that a mandate covers.</summary>
public sealed class Invitations(SideDb side, TimeProvider time)
{
    /// <summary>The persons, the newest link first.</summary>
    public async Task<IReadOnlyList<Invitation>> ListAsync(Mandate mandate, CancellationToken cancel)
    {
        var links = await side.Set<EnrolmentLink>().AsNoTracking().OrderByDescending(link => link.CreatedAt).ToListAsync(cancel);
        var mine = links.Where(link => mandate.Covers(link.Member, link.Person)).DistinctBy(link => link.Person).ToList();
        var persons = mine.Select(link => link.Person).ToList();
        var names = await side.Users.Where(account => persons.Contains(account.Person))
            .ToDictionaryAsync(account => account.Person, account => account.DisplayName, cancel);
        return [.. mine.Select(link =>
            new Invitation(link.Person, names.GetValueOrDefault(link.Person), link.Member, Status(link, names.ContainsKey(link.Person)), link.CreatedAt))];
    }

    private InvitationStatus Status(EnrolmentLink link, bool isThere) => link switch
    {
        { UsedAt: null } when link.ExpiresAt > time.GetUtcNow() => InvitationStatus.Open,
        { UsedAt: null } when !isThere => InvitationStatus.Expired,
        _ => isThere ? InvitationStatus.Enrolled : InvitationStatus.Erased,
    };
}
