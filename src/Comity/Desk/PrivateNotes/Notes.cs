using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Comity.Accounts.Access;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Desk.PrivateNotes;

/// <summary>A private note.</summary>
/// <param name="Address">The page that it is about.</param>
/// <param name="Title">What that page was called.</param>
/// <param name="Words">What it says.</param>
/// <param name="At">When it was written last.</param>
public sealed record PrivateNote(string Address, string Title, string Words, DateTimeOffset At)
{
    /// <summary>The most characters of a note.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>A short name of what it says, by which a change from elsewhere is noticed; empty for no note.</summary>
    public static string MarkOf(PrivateNote? note) =>
        note is null ? "" : Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(note.Words)).AsSpan(0, 8));
}

/// <summary>Keeps private notes, locked by a passphrase: on a desk for whoever sits at it, on a server for each account.</summary>
public sealed class Notes
{
    private readonly IDbContextFactory<SideDb> sides;
    private readonly NoteKeys keys;
    private readonly TimeProvider time;
    private readonly bool isDesk;

    internal Notes(IDbContextFactory<SideDb> sides, NoteKeys keys, TimeProvider time, bool isDesk) =>
        (this.sides, this.keys, this.time, this.isDesk) = (sides, keys, time, isDesk);

    /// <summary>Whether whoever reads can have notes here: on a desk everyone, on a server who is signed in.</summary>
    public bool AreFor(HttpContext context) => isDesk || AccountOf(context) is not null;

    /// <summary>Whether the reader has notes here, locked or not.</summary>
    public async Task<bool> HasBoxAsync(HttpContext context, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        return await BoxAsync(side, context, cancel) is not null;
    }

    /// <summary>Whether the notes are unlocked in this browser.</summary>
    public async Task<bool> AreOpenAsync(HttpContext context, CancellationToken cancel)
    {
        if (context.Request.Cookies[NoteKeys.Name(context)] is null)
            return false;
        await using var side = await sides.CreateDbContextAsync(cancel);
        return await OpenAsync(side, context, cancel) is not null;
    }

    /// <summary>Unlocks the notes for this browser, or makes a new lock where there are none. False when it is not the passphrase.</summary>
    public async Task<bool> UnlockAsync(HttpContext context, string passphrase, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        var box = await BoxAsync(side, context, cancel) ?? await MakeAsync(side, context, passphrase, cancel);
        if (NoteCipher.Open(await NoteCipher.OfPassphraseAsync(passphrase, box.Salt, cancel), box.Id, box.Wrapped) is not { } key)
            return false;
        keys.Keep(context, box.Id, key);
        return true;
    }

    /// <summary>Locks the notes in this browser.</summary>
    public void Lock(HttpContext context) => keys.Forget(context);

    /// <summary>Deletes the notes with their lock: the only way on for who has forgotten the passphrase.</summary>
    public async Task DeleteAsync(HttpContext context, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        if (await BoxAsync(side, context, cancel) is { } box)
            await side.Set<NoteBox>().Where(one => one.Id == box.Id).ExecuteDeleteAsync(cancel);
        keys.Forget(context);
    }

    /// <summary>All notes, the last first; none while they are locked.</summary>
    public async Task<IReadOnlyList<PrivateNote>> AllAsync(HttpContext context, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        if (await OpenAsync(side, context, cancel) is not { } open)
            return [];
        var locked = await side.Set<LockedNote>().AsNoTracking().Where(note => note.BoxId == open.Box).ToListAsync(cancel);
        return [.. locked.Select(note => Read(open.Key, note)).OfType<PrivateNote>().OrderByDescending(note => note.At)];
    }

    /// <summary>The note about a page; null where there is none, and while they are locked.</summary>
    public async Task<PrivateNote?> FindAsync(HttpContext context, string address, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        return await OpenAsync(side, context, cancel) is { } open && await FindAsync(side, open, address, cancel) is { } found ? Read(open.Key, found) : null;
    }

    /// <summary>Keeps a note, in place of one about the same page; without words it is removed. False while the notes are locked.</summary>
    public async Task<bool> KeepAsync(HttpContext context, string address, string title, string words, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        if (await OpenAsync(side, context, cancel) is not { } open)
            return false;
        var found = await FindAsync(side, open, address, cancel);
        if (words.Length == 0)
            side.RemoveRange(found is null ? [] : [found]);
        else
            Write(side, open, found, new(address, title, words, time.GetUtcNow()));
        await side.SaveChangesAsync(cancel);
        return true;
    }

    private static void Write(SideDb side, (string Box, byte[] Key) open, LockedNote? found, PrivateNote note)
    {
        var place = NoteCipher.Place(open.Key, note.Address);
        var content = NoteCipher.Lock(open.Key, $"{open.Box}/{place}", JsonSerializer.SerializeToUtf8Bytes(note));
        if (found is null)
            side.Add(new LockedNote { BoxId = open.Box, Place = place, Content = content });
        else
            found.Content = content;
    }

    private static PrivateNote? Read(byte[] key, LockedNote note) =>
        NoteCipher.Open(key, $"{note.BoxId}/{note.Place}", note.Content) is { } content ? JsonSerializer.Deserialize<PrivateNote>(content) : null;

    private static async Task<LockedNote?> FindAsync(SideDb side, (string Box, byte[] Key) open, string address, CancellationToken cancel)
    {
        var place = NoteCipher.Place(open.Key, address);
        return await side.Set<LockedNote>().SingleOrDefaultAsync(note => note.BoxId == open.Box && note.Place == place, cancel);
    }

    private static string? AccountOf(HttpContext context) =>
        context.User.Identity?.AuthenticationType == Schemes.Cookie ? context.User.FindFirstValue(AccountClaims.Account) : null;

    private async Task<(string Box, byte[] Key)?> OpenAsync(SideDb side, HttpContext context, CancellationToken cancel) =>
        await BoxAsync(side, context, cancel) is { } box && keys.Of(context, box.Id) is { } key ? (box.Id, key) : null;

    private async Task<NoteBox?> BoxAsync(SideDb side, HttpContext context, CancellationToken cancel)
    {
        var account = AccountOf(context);
        return account is null && !isDesk ? null : await side.Set<NoteBox>().AsNoTracking().SingleOrDefaultAsync(box => box.AccountId == account, cancel);
    }

    private async Task<NoteBox> MakeAsync(SideDb side, HttpContext context, string passphrase, CancellationToken cancel)
    {
        if (!AreFor(context))
            throw new InvalidOperationException("Nobody is there for whom notes could be kept.");
        var (id, salt) = (Secret.Draw(), RandomNumberGenerator.GetBytes(NoteCipher.SaltLength));
        var wrapped = NoteCipher.Lock(await NoteCipher.OfPassphraseAsync(passphrase, salt, cancel), id, NoteCipher.NewKey());
        var box = new NoteBox { Id = id, AccountId = AccountOf(context), Salt = salt, Wrapped = wrapped };
        side.Add(box);
        await side.SaveChangesAsync(cancel);
        return box;
    }
}
