using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RupnManager.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
if (args is ["memoire"]) return await MemoireDuZip.MesurerAsync();

// Dans le même processus, sur la même base : ce sont des gestes entiers que l'on mesure, pas des nanosecondes.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(2).WithIterationCount(15);
var rapport = BenchmarkRunner.Run<Mesures>(DefaultConfig.Instance.AddJob(job).AddColumn(StatisticColumn.Median, StatisticColumn.P95)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "rupn-mesures")).WithOptions(ConfigOptions.DisableOptimizationsValidator), args);
using var donnees = await BaseDeMesure.OuvrirAsync();
var lents = rapport.Reports.Where(r => r.ResultStatistics is not { } s
        || TimeSpan.FromMilliseconds(s.Median / 1_000_000) > Seuils.Medianes[r.BenchmarkCase.Descriptor.WorkloadMethod.Name])
    .Select(r => r.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo).ToList();
if (donnees.DureeDuLot > Seuils.LotDe500) lents.Add("Lot de 500 lettres");
foreach (var lent in lents) Console.WriteLine($"Au-delà du seuil, ou sans mesure : {lent}");
return lents.Count == 0 && (args.Length > 0 || rapport.Reports.Length == Seuils.Medianes.Count) ? 0 : 1;
