using Comity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Accounts.Access;

/// <summary>What a program may do with a key; never more than its person.</summary>
public enum KeyScope
{
    /// <summary>Read what the person may read.</summary>
    Read,

    /// <summary>Also enter acts.</summary>
    Act,
}

/// <summary>A key for programs. The text is shown once; what is kept cannot be turned back into it.</summary>
public sealed class ApiKey
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>What stands before the secret, so that a key is recognized wherever it is found.</summary>
    public const string Prefix = "comity_";

    /// <summary>SHA-256 of the key's text.</summary>
    public required string Digest { get; init; }

    /// <summary>Whose it is.</summary>
    public required string AccountId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required KeyScope Scope { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it opens nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used last, to within ten minutes; null before.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_key").HasKey(key => key.Digest);
        builder.Property(key => key.Scope).HasConversion<string>();
        builder.HasOne<Account>().WithMany().HasForeignKey(key => key.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
