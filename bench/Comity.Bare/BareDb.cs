using Microsoft.AspNetCore.Identity;

namespace Comity.Bare;

/// <summary>Accounts and nothing else.</summary>
internal sealed class BareDb(DbContextOptions<BareDb> options) : IdentityDbContext<IdentityUser>(options);
