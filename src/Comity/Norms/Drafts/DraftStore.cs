using System.Collections.Immutable;
using System.Security.Cryptography;
using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Norms.Drafts;

/// <summary>A draft and what the reader may do with it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Right">What the reader may do.</param>
/// <param name="Address">The name under which the reader came: the draft's id, or the secret of a link.</param>
public sealed record OpenDraft(Draft Draft, DraftRight Right, string Address);

/// <summary>A draft that was begun, or why it was not.</summary>
/// <param name="Name">The name under which its writer opens it: the id where it has an owner, otherwise a secret; null when it was not begun.</param>
/// <param name="Wrong">The end of the key of the sentence that says why.</param>
public sealed record BegunDraft(string? Name, string? Wrong);

/// <summary>What became of a save.</summary>
/// <param name="Number">The number of the version that was stored.</param>
/// <param name="IsAside">Whether somebody else had saved before, so that it was set aside.</param>
/// <param name="IsRefused">Whether it was not stored, because the visitor's network has stored as much as one may in a day.</param>
public sealed record SaveResult(int Number, bool IsAside, bool IsRefused = false);

/// <summary>Keeps drafts. Whoever may not read a draft is told that there is none.</summary>
public sealed class DraftStore(IDbContextFactory<SideDb> databases, DraftBudgets budgets, Settings settings, TimeProvider clock)
{
    private const int IdLength = 16;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Begins a draft. When the server keeps as much without an owner as it may, the one that was saved longest ago goes: nobody can shut everybody
    /// out.</summary>
    /// <param name="title">What its writer calls it.</param>
    /// <param name="from">The id of the book from which it is begun.</param>
    /// <param name="writer">Who begins it.</param>
    /// <param name="files">Its documents.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<BegunDraft> BeginAsync(
        string title, string from, DraftWriter writer, ImmutableSortedDictionary<string, string> files, CancellationToken cancel)
    {
        var (owner, packed) = (writer.Person, DraftFiles.Pack(files));
        await using var side = await databases.CreateDbContextAsync(cancel);
        await ForgetAsync(side, cancel);
        if (owner is not null && await side.Set<Draft>().CountAsync(one => one.Owner == owner, cancel) >= DraftLimits.MostOfPerson)
            return new(null, "own-full");
        if (owner is null && !(budgets.MayStore(writer.Network, packed.Length) && budgets.MayBegin(writer.Network)))
            return new(null, "network-full");
        if (owner is null)
            await MakeRoomAsync(side, packed.Length, cancel);
        var draft = new Draft { Id = RandomNumberGenerator.GetString(Alphabet, IdLength), Title = title, Base = from, Owner = owner, Begun = Now, Saved = Now,
            Latest = 1, Count = 1 };
        side.Add(draft);
        side.Add(new DraftVersion { DraftId = draft.Id, Number = 1, Saved = Now, By = owner, Files = packed });
        var secret = owner is null ? Secret.Draw() : null;
        if (secret is not null)
            side.Add(new DraftLink { Digest = Secret.Digest(secret), DraftId = draft.Id, Right = DraftRight.Own, Label = "", Made = Now });
        await side.SaveChangesAsync(cancel);
        return new(secret ?? draft.Id, null);
    }

    /// <summary>The draft under a name, for a person or whoever has a link; null when there is none, or none for them.</summary>
    public async Task<OpenDraft?> OpenAsync(string name, string? person, CancellationToken cancel)
    {
        await using var side = await databases.CreateDbContextAsync(cancel);
        if (name.Length == IdLength)
            return person is not null && await side.Set<Draft>().SingleOrDefaultAsync(one => one.Id == name && one.Owner == person, cancel) is { } own
                ? new(own, DraftRight.Own, name) : null;
        var digest = Secret.Digest(name);
        var link = await side.Set<DraftLink>().SingleOrDefaultAsync(one => one.Digest == digest, cancel);
        var draft = link is null ? null : await side.Set<Draft>().SingleOrDefaultAsync(one => one.Id == link.DraftId, cancel);
        return draft is null || IsOver(draft) ? null : new(draft, link!.Right, name);
    }

    /// <summary>A person's drafts, the last saved first.</summary>
    public async Task<IReadOnlyList<Draft>> OfAsync(string person, CancellationToken cancel)
    {
        await using var side = await databases.CreateDbContextAsync(cancel);
        return await side.Set<Draft>().Where(one => one.Owner == person).OrderByDescending(one => one.Saved).ToListAsync(cancel);
    }

    /// <summary>The versions of a draft without their texts, the last first.</summary>
    public async Task<IReadOnlyList<DraftVersion>> VersionsAsync(string id, CancellationToken cancel)
    {
        await using var side = await databases.CreateDbContextAsync(cancel);
        return await side.Set<DraftVersion>().Where(one => one.DraftId == id).OrderByDescending(one => one.Number)
            .Select(one =>
                new DraftVersion { DraftId = id, Number = one.Number, After = one.After, IsAside = one.IsAside, Saved = one.Saved, By = one.By,
                Files = Array.Empty<byte>() }).ToListAsync(cancel);
    }

    /// <summary>The documents of a version, or null.</summary>
    public async Task<ImmutableSortedDictionary<string, string>?> FilesAsync(string id, int number, CancellationToken cancel)
    {
        await using var side = await databases.CreateDbContextAsync(cancel);
        return await side.Set<DraftVersion>().SingleOrDefaultAsync(one => one.DraftId == id && one.Number == number, cancel) is { } version
            ? DraftFiles.Unpack(version.Files) : null;
    }

    /// <summary>Stores a version that was made after another one. It counts only where that one is still the latest; otherwise it is set aside.</summary>
    public async Task<SaveResult> SaveAsync(
        string id, int after, ImmutableSortedDictionary<string, string> files, DraftWriter writer, CancellationToken cancel)
    {
        var packed = DraftFiles.Pack(files);
        if (writer.Person is null && !budgets.MayStore(writer.Network, packed.Length))
            return new(0, false, IsRefused: true);
        await using var side = await databases.CreateDbContextAsync(cancel);
        await using var work = await side.Database.BeginTransactionAsync(cancel);
        var counts = await side.Set<Draft>().Where(one => one.Id == id && one.Latest == after)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Latest, one => one.Count + 1).SetProperty(one => one.Count, one => one.Count + 1)
                .SetProperty(one => one.Saved, Now), cancel) == 1;
        if (!counts)
            await side.Set<Draft>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Count, one => one.Count + 1), cancel);
        var number = await side.Set<Draft>().Where(one => one.Id == id).Select(one => one.Count).SingleAsync(cancel);
        side.Add(new DraftVersion { DraftId = id, Number = number, After = after, IsAside = !counts, Saved = Now, By = writer.Person, Files = packed });
        await side.SaveChangesAsync(cancel);
        await side.Set<DraftVersion>()
            .Where(one => one.DraftId == id && one.Number <= number - DraftLimits.MostVersions)
            .Where(one => !side.Set<Draft>().Any(draft => draft.Id == id && draft.Latest == one.Number)).ExecuteDeleteAsync(cancel);
        await work.CommitAsync(cancel);
        return new(number, !counts);
    }

    /// <summary>Removes a draft with all versions and links.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancel)
    {
        await using var side = await databases.CreateDbContextAsync(cancel);
        await side.Set<Draft>().Where(one => one.Id == id).ExecuteDeleteAsync(cancel);
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private async Task MakeRoomAsync(SideDb side, int bytes, CancellationToken cancel)
    {
        var unowned = side.Set<Draft>().Where(one => one.Owner == null);
        var (count, stored) = (await unowned.CountAsync(cancel),
            await side.Set<DraftVersion>().Where(one => unowned.Any(draft => draft.Id == one.DraftId)).SumAsync(one => (long)one.Files.Length, cancel));
        while (count > 0 && (count >= settings.Drafts.Unowned || stored + bytes > settings.Drafts.Megabytes * 1024L * 1024))
        {
            var oldest = await unowned.OrderBy(one => one.Saved).Select(one => one.Id).FirstAsync(cancel);
            stored -= await side.Set<DraftVersion>().Where(one => one.DraftId == oldest).SumAsync(one => (long)one.Files.Length, cancel);
            count -= await side.Set<Draft>().Where(one => one.Id == oldest).ExecuteDeleteAsync(cancel);
        }
    }

    private bool IsOver(Draft draft) => draft.Owner is null && draft.Saved < Now - DraftLimits.KeptFor;

    private Task<int> ForgetAsync(SideDb side, CancellationToken cancel)
    {
        var oldest = Now - DraftLimits.KeptFor;
        return side.Set<Draft>().Where(one => one.Owner == null && one.Saved < oldest).ExecuteDeleteAsync(cancel);
    }
}
