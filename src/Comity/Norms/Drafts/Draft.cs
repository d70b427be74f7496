using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Norms.Drafts;

/// <summary>A book that somebody drafts. It lies beside the record and has no effect on it.</summary>
public sealed class Draft
{
    /// <summary>Its name in addresses for its owner; no secret.</summary>
    public required string Id { get; init; }

    /// <summary>What its writer calls it.</summary>
    public required string Title { get; set; }

    /// <summary>The person who owns it; null where it belongs to whoever has its link, and is kept for <see cref="DraftLimits.KeptFor"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>The id of the book from which it was begun; empty for none.</summary>
    public string Base { get; init; } = "";

    /// <summary>When it was begun.</summary>
    public DateTimeOffset Begun { get; init; }

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset Saved { get; set; }

    /// <summary>The number of the version that counts.</summary>
    public int Latest { get; set; }

    /// <summary>The number of versions, those set aside included.</summary>
    public int Count { get; set; }
}

/// <summary>One save of a draft. Nothing that was sent is lost: what came too late is set aside.</summary>
public sealed class DraftVersion
{
    /// <summary>The draft.</summary>
    public required string DraftId { get; init; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The version on which its writer worked; 0 for the first.</summary>
    public int After { get; init; }

    /// <summary>Whether somebody else had saved in between, so that it does not count.</summary>
    public bool IsAside { get; init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset Saved { get; init; }

    /// <summary>The person who saved it; null for who came by a link.</summary>
    public string? By { get; init; }

    /// <summary>All documents (<see cref="DraftFiles"/>).</summary>
    public required byte[] Files { get; init; }
}

/// <summary>What a link lets its holder do with a draft.</summary>
public enum DraftRight
{
    /// <summary>Read it.</summary>
    Read,

    /// <summary>Read and change it.</summary>
    Edit,

    /// <summary>Everything, sharing and deleting included.</summary>
    Own,
}

/// <summary>A link to a draft that cannot be guessed. Kept is its digest; the link itself is shown once.</summary>
public sealed class DraftLink
{
    /// <summary>SHA-256 of the secret in the link.</summary>
    public required string Digest { get; init; }

    /// <summary>The draft.</summary>
    public required string DraftId { get; init; }

    /// <summary>What it allows.</summary>
    public DraftRight Right { get; init; }

    /// <summary>For whom it was made, in the owner's words.</summary>
    public required string Label { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Made { get; init; }
}

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("draft").HasKey(draft => draft.Id);
        builder.HasIndex(draft => draft.Owner);
        builder.HasIndex(draft => draft.Saved);
    }
}

internal sealed class DraftVersionTable : IEntityTypeConfiguration<DraftVersion>
{
    public void Configure(EntityTypeBuilder<DraftVersion> builder)
    {
        builder.ToTable("draft_version").HasKey(version => new { version.DraftId, version.Number });
        builder.HasOne<Draft>().WithMany().HasForeignKey(version => version.DraftId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DraftLinkTable : IEntityTypeConfiguration<DraftLink>
{
    public void Configure(EntityTypeBuilder<DraftLink> builder)
    {
        builder.ToTable("draft_link").HasKey(link => link.Digest);
        builder.HasOne<Draft>().WithMany().HasForeignKey(link => link.DraftId).OnDelete(DeleteBehavior.Cascade);
    }
}
