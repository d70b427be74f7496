using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Accounts.Enrolment;

/// <summary>What a link is for.</summary>
public enum LinkPurpose
{
    /// <summary>The secretariat's first account, on an installation without any.</summary>
    Founder,

    /// <summary>A person who cannot sign in yet.</summary>
    Person,

    /// <summary>A person whose ways to sign in shall end and be made anew.</summary>
    Reset,
}

/// <summary>An invitation to one person to say how they will sign in: once, within a day. The link itself is not kept.</summary>
public sealed class EnrolmentLink
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>The longest id of a member, in characters.</summary>
    public const int LongestMember = 120;

    /// <summary>SHA-256 of the link's token.</summary>
    public required string Digest { get; init; }

    /// <summary>What it is for.</summary>
    public required LinkPurpose Purpose { get; init; }

    /// <summary>For whom: credentials can name the person before the link is used.</summary>
    public required string Person { get; init; }

    /// <summary>The person's delegation, or null.</summary>
    public string? Member { get; init; }

    /// <summary>The pseudonym of who made it; null for the program itself.</summary>
    public string? By { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it opens nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was used, or null.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class EnrolmentLinkTable : IEntityTypeConfiguration<EnrolmentLink>
{
    public void Configure(EntityTypeBuilder<EnrolmentLink> builder)
    {
        builder.ToTable("enrolment_link").HasKey(link => link.Digest);
        builder.HasIndex(link => link.Person);
        builder.Property(link => link.Purpose).HasConversion<string>();
    }
}
