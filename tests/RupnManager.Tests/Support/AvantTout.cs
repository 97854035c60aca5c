using System.Runtime.CompilerServices;

namespace RupnManager.Tests.Support;

/// <summary>Beaucoup d'applications démarrent ensemble : aucune ne surveille ses fichiers, dont le système limite les veilleurs.</summary>
internal static class AvantTout
{
#pragma warning disable CA2255 // Un projet de tests est le point d'entrée de ses tests.
    [ModuleInitializer]
    internal static void NeRienSurveiller()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }
#pragma warning restore CA2255
}
