using Comity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Accounts.Access;

/// <summary>The personal address of somebody's calendar and feeds: whoever has it reads there what its owner reads on the pages, and nothing else. It is shown
/// once; what is kept cannot be turned back into it. An account has one at most.</summary>
public sealed class FeedAddress
{
    /// <summary>Where such addresses begin.</summary>
    public const string Root = "/feeds";

    /// <summary>SHA-256 of the secret part of the address.</summary>
    public required string Digest { get; init; }

    /// <summary>Whose it is.</summary>
    public required string AccountId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class FeedAddressTable : IEntityTypeConfiguration<FeedAddress>
{
    public void Configure(EntityTypeBuilder<FeedAddress> builder)
    {
        builder.ToTable("feed_address").HasKey(address => address.Digest);
        builder.HasIndex(address => address.AccountId).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(address => address.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
