using System;

namespace Opps.Deployment;

/// <summary>What went wrong and what to do about it, in a sentence for the person at the keyboard.</summary>
public sealed class DeploymentException(string message, Exception? cause = null) : Exception(message, cause);
