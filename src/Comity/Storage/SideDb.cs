using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Comity.Storage;

/// <summary>
/// What lies beside the record and has no effect on it: accounts, drafts, exchange objects. A room adds its own by an `IEntityTypeConfiguration`; its
/// tables are made at the next start. Instants are kept as milliseconds since 1970 (UTC), so that both databases compare them alike.
/// </summary>
public sealed class SideDb(DbContextOptions<SideDb> options) : IdentityUserContext<Account>(options), IDataProtectionKeyContext
{
    /// <summary>The schema in PostgreSQL.</summary>
    public const string Schema = "side";

    /// <summary>The keys that protect cookies, used only when several servers share PostgreSQL; encrypted with a key that lies in a file.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Instants of every entity become milliseconds.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();

    /// <summary>Identity's tables under plain names, then those of every room.</summary>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        if (Database.IsNpgsql())
            builder.HasDefaultSchema(Schema);
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_token");
        builder.Entity<IdentityUserPasskey<string>>().ToTable("account_passkey");
        builder.Entity<DataProtectionKey>().ToTable("cookie_key");
        builder.Entity<SideVersion>().ToTable("side_version").Property(row => row.Id).ValueGeneratedNever();
        builder.ApplyConfigurationsFromAssembly(typeof(SideDb).Assembly);
    }
}
