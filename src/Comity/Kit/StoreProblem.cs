namespace Comity.Kit;

/// <summary>The store failed: nothing was entered that was not acknowledged, and what was not acknowledged may be sent again as it stands.</summary>
/// <param name="message">What failed, in one sentence.</param>
/// <param name="cause">The failure.</param>
public sealed class StoreProblem(string message, Exception? cause = null) : Exception(message, cause);
