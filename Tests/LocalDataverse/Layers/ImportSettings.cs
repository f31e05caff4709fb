namespace LocalDataverse.Layers;

/// <summary>How a package is imported.</summary>
/// <param name="EnablesSteps">PublishWorkflows: whether its steps run afterwards. Without, new ones wait disabled and others stay as they are.</param>
/// <param name="OverwritesCustomizations">Whether what administrators changed of its choices goes.</param>
/// <param name="IsUpgrade">Whether what an earlier version brought and this one doesn't is taken out.</param>
internal sealed record ImportSettings(bool EnablesSteps = true, bool OverwritesCustomizations = false, bool IsUpgrade = false);
