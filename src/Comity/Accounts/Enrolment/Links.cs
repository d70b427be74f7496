using Comity.Kit;
using Comity.Accounts.Access;
using Comity.Accounts.People;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.Enrolment;

/// <summary>Makes enrolment links and finds them again. A new link for a person ends the older ones.</summary>
public sealed partial class Links(SideDb side, AccountEvents events, TimeProvider time, ILogger<Links> log)
{
    /// <summary>Where a token leads, on this site.</summary>
    public static string Address(string token) => $"/account/enrol/{token}";

    /// <summary>Makes a link for a new person and answers with its token and the person's pseudonym.</summary>
    public async Task<(string Token, string Person)> InviteAsync(string? member, string by, CancellationToken cancel)
    {
        var person = Person.Draw();
        return (await WriteAsync(LinkPurpose.Person, person, member, by, cancel), person);
    }

    /// <summary>Makes a new link for a person. If the person could sign in already, the record hears of it first.</summary>
    /// <exception cref="UserError">The record refuses it.</exception>
    public async Task<string> AgainAsync(string person, string? member, string by, bool isReset, CancellationToken cancel)
    {
        if (await IsFormerAsync(person, cancel))
            throw new UserError("The account of this person was erased, and nobody else gets the pseudonym; invite a new person.", person);
        if (isReset)
            await events.TellAsync(new SignInReset(person, member, by), cancel);
        return await WriteAsync(isReset ? LinkPurpose.Reset : LinkPurpose.Person, person, member, by, cancel);
    }

    /// <summary>Makes the link for the secretariat's first account, whose pseudonym the record's first entry names; null when there is one, or was.</summary>
    internal async Task<string?> FoundAsync(string secretary, CancellationToken cancel) =>
        await side.Users.AnyAsync(account => account.IsFounder, cancel) || await IsFormerAsync(secretary, cancel) ? null
            : await WriteAsync(LinkPurpose.Founder, secretary, member: null, by: null, cancel);

    /// <summary>The link with this token, if it can still be used.</summary>
    internal async Task<EnrolmentLink?> FindAsync(string token, CancellationToken cancel)
    {
        var (digest, now) = (Secret.Digest(token), time.GetUtcNow());
        return await side.Set<EnrolmentLink>().AsNoTracking()
            .SingleOrDefaultAsync(link => link.Digest == digest && link.UsedAt == null && link.ExpiresAt > now, cancel);
    }

    /// <summary>Takes a link: true once. Inside the transaction that makes the account.</summary>
    internal async Task<bool> TakeAsync(EnrolmentLink link, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await side.Set<EnrolmentLink>().Where(open => open.Digest == link.Digest && open.UsedAt == null && open.ExpiresAt > now)
            .ExecuteUpdateAsync(update => update.SetProperty(open => open.UsedAt, now), cancel) == 1;
    }

    /// <summary>Ends the open links of a person.</summary>
    internal Task WithdrawAsync(string person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return side.Set<EnrolmentLink>().Where(link => link.Person == person && link.UsedAt == null && link.ExpiresAt > now)
            .ExecuteUpdateAsync(update => update.SetProperty(link => link.ExpiresAt, now), cancel);
    }

    /// <summary>Makes the link for a person whom the operator's command appointed to a lost secretariat.</summary>
    internal Task<string> RecoverAsync(string person, CancellationToken cancel) => WriteAsync(LinkPurpose.Founder, person, member: null, by: null, cancel);

    /// <summary>Whether the account of a person was erased.</summary>
    internal Task<bool> IsFormerAsync(string person, CancellationToken cancel) =>
        side.Set<FormerPerson>().AnyAsync(former => former.Person == person, cancel);

    private async Task<string> WriteAsync(LinkPurpose purpose, string person, string? member, string? by, CancellationToken cancel)
    {
        var (token, now) = (Secret.Draw(), time.GetUtcNow());
        await WithdrawAsync(person, cancel);
        side.Add(new EnrolmentLink
        {
            Digest = Secret.Digest(token), Purpose = purpose, Person = person, Member = member, By = by, CreatedAt = now, ExpiresAt = now + EnrolmentLink.Life,
        });
        await side.SaveChangesAsync(cancel);
        Made(purpose);
        return token;
    }

    [LoggerMessage(1, LogLevel.Information, "Made an enrolment link ({Purpose})")]
    private partial void Made(LinkPurpose purpose);
}
