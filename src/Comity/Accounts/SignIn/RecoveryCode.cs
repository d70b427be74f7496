using System.Security.Cryptography;
using Comity.Accounts.Access;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Accounts.SignIn;

/// <summary>A code on paper for the day on which the telephone is lost. Each works once; only its digest is kept.</summary>
public sealed class RecoveryCode
{
    /// <summary>How many a person has after setting up one-time codes.</summary>
    public const int Count = 10;

    private const int Length = 16;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Whose it is.</summary>
    public required string AccountId { get; init; }

    /// <summary>SHA-256 of the code without hyphens.</summary>
    public required string Digest { get; init; }

    /// <summary>Draws codes of 80 bits, in groups of four.</summary>
    public static IReadOnlyList<string> Draw() =>
        [.. Enumerable.Range(0, Count).Select(_ =>
            string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(4).Select(group => new string(group))))];

    /// <summary>What is kept of a code as it was typed; null when it cannot be one.</summary>
    public static string? DigestOf(string typed)
    {
        var code = new string([.. typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
        return code.Length == Length ? Secret.Digest(code) : null;
    }
}

internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_code").HasKey(code => new { code.AccountId, code.Digest });
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
