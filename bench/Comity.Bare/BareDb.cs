using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Comity.Bare;

/// <summary>Accounts and nothing else.</summary>
internal sealed class BareDb(DbContextOptions<BareDb> options) : IdentityDbContext<IdentityUser>(options);
