namespace Comity.Kit;

/// <summary>Marks a page whose content depends on its address, the language, the record and the books only: whoever is signed in sees the same, but for the
/// name at its top.
/// Such a page has no form that is bound to a session.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SameForAllAttribute : Attribute;
