using System.Globalization;
using Comity.Accounts.People;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Forum.Notices;

/// <summary>Mails notices, where a mail server is set, to those persons of the participants concerned who left an address, and has the record say so. What was
/// posted in the last day and not mailed, because no server ran, is mailed at the start; of several servers on one record, one has the mail server.</summary>
/// <param name="record">The record.</param>
/// <param name="mail">Sends.</param>
/// <param name="services">Reads addresses.</param>
public sealed class NoticeMail(OpenRecord record, Mail mail, IServiceScopeFactory services) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mail.IsOn)
            return;
        var start = record.Whole;
        var next = start.Picture.Forum.Notices.All.Values.FirstOrDefault(notice => notice.At >= start.Picture.At - Recent)?.Position ?? start.Size;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (changed, view) = (record.Changed, record.Whole);
            if (await IsDoneAsync(view, next, stoppingToken))
            {
                next = view.Size;
                await changed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> IsDoneAsync(RecordView view, long from, CancellationToken cancel)
    {
        try
        {
            foreach (var notice in view.Picture.Forum.Notices.All.Values.Where(one => one.Position >= from))
                await SendAsync(notice, view.Picture, cancel);
            return true;
        }
        catch (Exception problem) when (problem is StoreProblem or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task SendAsync(Notice notice, Picture picture, CancellationToken cancel)
    {
        var mailed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (code, address) in await AddressesAsync(notice, picture, cancel))
            if (await mail.SendAsync(address, language => (ActWords.Title(Texts.In(language), ActName.Of(notice.Act)),
                Text(notice, picture, language)), cancel))
                mailed.Add(code);
        if (mailed.Count > 0)
            await record.EnterOwnAsync(now => now.Forum.Notices.All[notice.Position].Mailed.Keys.ToHashSet() is var known
                && mailed.Except(known).ToList() is { Count: > 0 } missing
                ? new NoteMailing(notice.Position, [.. missing]) : null, cancel);
    }

    private static string Text(Notice notice, Picture picture, Language language)
    {
        var words = Texts.In(language);
        var site = picture.Record.Founding.Sites is [var first, ..] ? first : "";
        var number = notice.Position.ToString(CultureInfo.InvariantCulture);
        return $"{SaidWords.Of(ActSaid.Of(notice.Act), words, language, picture)}\n\n{Dates.Moment(words, notice.At)}\n{site}/record/{number}\n{site}/notices\n"
            + $"";
    }

    /// <summary>To whom a notice goes: notices are of the record, and those who do not read it get none.</summary>
    private async Task<IReadOnlyList<(string Code, string Address)>> AddressesAsync(Notice notice, Picture picture, CancellationToken cancel)
    {
        var persons = picture.Members.Credentials.Credentials.Where(person => record.SightOf(new(person.Key)).Sees(ThingClass.Record))
            .SelectMany(person => person.Value.Values
                .Where(one => one.HoldsAt(picture.At) && notice.To.Contains(one.Participant) && !notice.Mailed.ContainsKey(one.Participant))
                .Select(one => (person.Key, one.Participant)))
            .ToLookup(pair => pair.Key, pair => pair.Participant);
        await using var scope = services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<SideDb>().Users.Where(one => one.Email != null)
            .Select(one => new { one.Person, one.Email }).ToListAsync(cancel);
        return [.. accounts.SelectMany(account => persons[account.Person].Select(code => (code, account.Email!)))];
    }
}
