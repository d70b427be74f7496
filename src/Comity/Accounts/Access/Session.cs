using Comity.Kit;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Accounts.Access;

/// <summary>One sign-in that has not ended.</summary>
public sealed class Session
{
    /// <summary>Random; stands in the cookie.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string AccountId { get; init; }

    /// <summary>How the person signed in.</summary>
    public required SignInMethod Method { get; init; }

    /// <summary>Browser and system in a few words, so that the person recognizes it.</summary>
    public required string Device { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was used last, to within ten minutes.</summary>
    public required DateTimeOffset SeenAt { get; set; }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("session");
        builder.Property(session => session.Method).HasConversion<string>();
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
