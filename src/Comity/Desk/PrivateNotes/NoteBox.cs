using Comity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Desk.PrivateNotes;

/// <summary>The private notes of one person, locked: only the passphrase, which is not kept, opens the key that opens them.</summary>
public sealed class NoteBox
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is; null on a desk, which has no accounts.</summary>
    public string? AccountId { get; init; }

    /// <summary>What is mixed with the passphrase, 16 bytes.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The key of the notes, encrypted under the passphrase.</summary>
    public required byte[] Wrapped { get; init; }
}

/// <summary>One private note. Neither the page that it is about nor its length to within a kilobyte can be read from it.</summary>
public sealed class LockedNote
{
    /// <summary>The box in which it lies.</summary>
    public required string BoxId { get; init; }

    /// <summary>A keyed hash of the page's address.</summary>
    public required string Place { get; init; }

    /// <summary>Address, title, words and time, encrypted.</summary>
    public required byte[] Content { get; set; }
}

internal sealed class NoteBoxTable : IEntityTypeConfiguration<NoteBox>
{
    public void Configure(EntityTypeBuilder<NoteBox> builder)
    {
        builder.ToTable("note_box").HasKey(box => box.Id);
        builder.HasIndex(box => box.AccountId).IsUnique();
        // Whoever erases an account erases its notes.
        builder.HasOne<Account>().WithMany().HasForeignKey(box => box.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LockedNoteTable : IEntityTypeConfiguration<LockedNote>
{
    public void Configure(EntityTypeBuilder<LockedNote> builder)
    {
        builder.ToTable("note").HasKey(note => new { note.BoxId, note.Place });
        builder.HasOne<NoteBox>().WithMany().HasForeignKey(note => note.BoxId).OnDelete(DeleteBehavior.Cascade);
    }
}
