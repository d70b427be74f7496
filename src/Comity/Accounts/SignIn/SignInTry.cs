using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Accounts.SignIn;

/// <summary>Wrong tries under one name, whether or not anybody has that name.</summary>
public sealed class SignInTry
{
    /// <summary>SHA-256 of what was tried.</summary>
    public required string Key { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; set; }

    /// <summary>When the count begins again.</summary>
    public required DateTimeOffset Until { get; init; }
}

internal sealed class SignInTryTable : IEntityTypeConfiguration<SignInTry>
{
    public void Configure(EntityTypeBuilder<SignInTry> builder) => builder.ToTable("sign_in_try").HasKey(tried => tried.Key);
}
