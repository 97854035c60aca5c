using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Pdf;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.Academies;
using RupnManager.Services.Accueil;
using RupnManager.Services.Activites;
using RupnManager.Services.Bilans;
using RupnManager.Services.Couverture;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.LettresDeMission.Archives;

namespace RupnManager.Benchmarks;

/// <summary>Ce qu'une personne attend : une page composée par son service, une lettre rendue, scellée, archivée, un paiement exporté.</summary>
[MemoryDiagnoser]
public class Mesures
{
    private const int LignesDePaiement = 500;
    private BaseDeMesure _base = null!;
    private LettreAImprimer _lettre = null!;
    private byte[] _rendu = [];
    private List<LigneFigee> _lignes = [];
    private ArchiveDeLettres _archive = null!;

    [GlobalSetup]
    public async Task PreparerAsync()
    {
        _base = await BaseDeMesure.OuvrirAsync();
        var lettre = await _base.FaireAsync(async s =>
        {
            var id = await s.GetRequiredService<RupnDbContext>().Lettres.Where(l => l.Etat == EtatDeLettre.Validee && l.Annee == _base.AnneeCourante)
                .OrderBy(l => l.Reference).Select(l => l.Id).FirstAsync();
            return await s.GetRequiredService<LettreDeMissionService>().TrouverAsync(id, _base.Dan);
        });
        _lettre = ImpressionDeLaLettre.Projet(lettre, [], TimeProvider.System.GetUtcNow().UtcDateTime);
        _rendu = LettreDeMissionPdf.Rendre(_lettre);
        var figees = await _base.FaireAsync(s => s.GetRequiredService<RupnDbContext>().EtatsLiquidatifs.SelectMany(e => e.Lignes)
            .Where(l => l.Figee != null).OrderBy(l => l.Id).Select(l => l.Figee!).Take(LignesDePaiement).ToListAsync());
        _lignes = [.. figees.Select((l, rang) => l with { NumeroDOrdre = rang + 1 })];
        _archive = await _base.ArchiveAsync(300);
    }

    [Benchmark(Description = "File du DAN")]
    public Task<PageDeLaFile> File() => _base.FaireAsync(s => s.GetRequiredService<FileDeValidationService>().ListerAsync(new(), _base.Dan));

    [Benchmark(Description = "Recherche d'une lettre")]
    public Task<PageDeLettres> Recherche() =>
        _base.FaireAsync(s => s.GetRequiredService<LettreDeMissionService>().ListerAsync(new(_base.AnneeCourante, Recherche: "geraldine"), _base.Dan));

    [Benchmark(Description = "Accueil du DAN")]
    public async Task Accueil() => await _base.FaireAsync(s => s.GetRequiredService<AccueilService>().PourAsync(_base.Dan, _base.AnneeCourante));

    [Benchmark(Description = "Couverture de l'académie")]
    public Task<CouvertureDeLAcademie> Couverture() => _base.FaireAsync(s => s.GetRequiredService<CouvertureService>().OuvrirAsync(_base.AnneeCourante, _base.Dan));

    [Benchmark(Description = "Relevé d'un RUPN")]
    public Task<PageDuReleve?> Releve() => _base.FaireAsync(s => s.GetRequiredService<ReleveService>().OuvrirAsync(_base.AnneeCourante, new(), _base.Rupn));

    [Benchmark(Description = "Journal de l'académie")]
    public async Task Journal() => await _base.FaireAsync(s => s.GetRequiredService<LectureDuJournalService>().ListerAsync(new(), _base.Dan));

    [Benchmark(Description = "Synthèse des bilans")]
    public async Task Synthese() => await _base.FaireAsync(s => s.GetRequiredService<SyntheseService>().OuvrirAsync(_base.AnneeCourante.Precedente, null, _base.Dan));

    [Benchmark(Description = "Rendre une lettre")]
    public int Rendre() => LettreDeMissionPdf.Rendre(_lettre).Length;

    [Benchmark(Description = "Sceller une lettre")]
    public Task<byte[]> Sceller() => _base.FaireAsync(s => s.GetRequiredService<FabriqueDeSceau>().Ouvrir()
        .ScellerAsync(_rendu, new DemandeDeSceau("RUPN-MESURE", "MESURE", "Poitiers", TimeProvider.System.GetUtcNow()), default));

    [Benchmark(Description = "ZIP de 300 lettres")]
    public Task<bool> Zip() => _base.FaireAsync(async s =>
    {
        await s.GetRequiredService<ArchiveDesLettresService>().EcrireAsync(_archive, Stream.Null);
        return true;
    });

    [Benchmark(Description = "CSV de paiement, 500 lignes")]
    public int Csv() => CsvDePaiement.Ecrire(_lignes).Length;

    [Benchmark(Description = "XLSX de paiement, 500 lignes")]
    public int Xlsx() => XlsxDePaiement.Ecrire(_lignes, [("Nombre de lignes", _lignes.Count)]).Length;
}
