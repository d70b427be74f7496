using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Storage;

/// <summary>
/// Proof of who sits at the keyboard, and nothing else: what a person may do follows from credentials in the record. `UserName` is the name to sign in with a
/// password (the pseudonym as long as none is chosen), `Email` is optional. All of it can be erased; <see cref="Person"/> then stays in the record without
/// a holder.
/// </summary>
public sealed class Account : IdentityUser
{
    /// <summary>The longest display name and sign-in name, in characters.</summary>
    public const int LongestName = 120;

    /// <summary>The pseudonym that stands in the public record; see <see cref="Storage.Person"/>.</summary>
    public required string Person { get; init; }

    /// <summary>How the person wants to be called.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Whether the account came from the link that the first start prints.</summary>
    public bool IsFounder { get; init; }

    /// <summary>The secret of one-time codes, encrypted with a key outside the database; null without codes.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>The last time step whose code was used (RFC 6238, 30 seconds each): a code works once.</summary>
    public long TotpStep { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("account");
        builder.Property(account => account.Person).HasMaxLength(Person.Length);
        builder.HasIndex(account => account.Person).IsUnique();
        builder.Property(account => account.DisplayName).HasMaxLength(Account.LongestName);
    }
}
