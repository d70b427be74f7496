using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Comity.Accounts.Enrolment;

/// <summary>A pseudonym whose account was erased. It stays with nobody: what was done under it is nobody else's.</summary>
public sealed class FormerPerson
{
    /// <summary>The pseudonym, as it stands in the record.</summary>
    public required string Person { get; init; }
}

internal sealed class FormerPersonTable : IEntityTypeConfiguration<FormerPerson>
{
    public void Configure(EntityTypeBuilder<FormerPerson> builder) => builder.ToTable("former_person").HasKey(former => former.Person);
}
