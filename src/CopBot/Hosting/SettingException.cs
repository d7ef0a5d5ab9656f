namespace CopBot.Hosting;

/// <summary>CopBot was set up or called in a way that cannot work. The message is one sentence for the operator: what, why, how to mend it.</summary>
internal sealed class SettingException(string message, Exception? inner = null) : Exception(message, inner);
