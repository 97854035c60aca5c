using System.Text;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Etablissements.Annuaire;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

/// <summary>Le même annuaire, tel que chacun l'enregistre : il doit toujours se lire pareil.</summary>
public sealed class FormatsDeLAnnuaireTests : IDisposable
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private readonly TestDatabase _base = new();
    private readonly ImportDeTest _import;

    public FormatsDeLAnnuaireTests() => _import = new(_base);

    public void Dispose() => _base.Dispose();

    public static TheoryData<string, byte[]> Enregistrements => new()
    {
        { "UTF-8 avec BOM", FichierDAnnuaire.Extrait().Octets(encodage: new UTF8Encoding(true)) },
        { "virgules", FichierDAnnuaire.Extrait().Octets(',') },
        { "tabulations", FichierDAnnuaire.Extrait().Octets('\t') },
        { "Latin-1", FichierDAnnuaire.Extrait().Octets(encodage: Windows) },
        { "UTF-16", FichierDAnnuaire.Extrait().Octets(encodage: Encoding.Unicode) },
        { "minuscules", FichierDAnnuaire.Extrait().Octets(titre: t => t.ToLowerInvariant()) },
        { "titres accentués", FichierDAnnuaire.Extrait().Octets(titre: t => t.Replace("etablissement", "Établissement").Replace('_', ' ')) },
        { "colonnes et lignes retournées", FichierDAnnuaire.Extrait().Retourner().Octets() },
        { "sans les colonnes facultatives", SansFacultatives().Octets() },
        { "abîmé par un tableur", Abime().Octets(',', Windows) },
        { "fins de ligne Windows", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(FichierDAnnuaire.Extrait().Octets()).ReplaceLineEndings("\r\n")) },
        { "lignes blanches à la fin", [.. FichierDAnnuaire.Extrait().Octets(), .. "\n\n;;;;\n"u8] },
    };

    [Theory, MemberData(nameof(Enregistrements))]
    public async Task Un_annuaire_deja_importe_reste_sans_changement(string enregistrement, byte[] octets)
    {
        await _import.ImporterAsync(FichierDAnnuaire.Extrait().Octets());

        var apercu = await _import.LireAsync(octets, liste: SortDeLigne.Modifiee);

        Assert.True(apercu.Import.Etat is EtatDImport.SansChangement,
            $"{enregistrement} : {apercu.Import.Bilan} {string.Join(" | ", apercu.Lignes.Lignes.SelectMany(l => l.Changements))}");
        Assert.Equal(new BilanDImport(0, 0, FichierDAnnuaire.Etablissements, FichierDAnnuaire.MisesAPart, 0), apercu.Import.Bilan);
    }

    public static TheoryData<string, byte[]> AutresFichiers => new()
    {
        { "vide", [] },
        { "photo", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x22, 0x0A, 0x3B, 0xFF] },
        { "classeur", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00] },
        { "autre CSV", "nom;prenom\nPetit;Hélène\n"u8.ToArray() },
    };

    [Theory, MemberData(nameof(AutresFichiers))]
    public async Task Un_fichier_qui_n_est_pas_l_annuaire_est_refuse(string fichier, byte[] octets)
    {
        var acteur = await _import.ActeurAsync("admin");

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _import.AgirAsync(s => s.DeposerAsync(fichier, octets, acteur)));

        Assert.Equal("Fichier", refus.Champ);
        Assert.Equal(
            $"Ce fichier n'est pas un CSV de l'annuaire : colonnes absentes, {string.Join(", ", ColonnesDeLAnnuaire.Obligatoires)}.", refus.Message);
        using var db = _base.Contexte();
        Assert.Empty(db.Imports);
    }

    [Fact]
    public async Task Chaque_colonne_necessaire_manquante_est_nommee()
    {
        var acteur = await _import.ActeurAsync("admin");
        foreach (var colonne in ColonnesDeLAnnuaire.Obligatoires)
        {
            var octets = FichierDAnnuaire.Extrait().SansColonne(colonne).Octets();

            var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _import.AgirAsync(s => s.DeposerAsync("a.csv", octets, acteur)));

            Assert.Equal($"Ce fichier n'est pas un CSV de l'annuaire : colonnes absentes, {colonne}.", refus.Message);
        }
    }

    [Fact]
    public async Task Des_titres_sans_aucune_ligne_sont_refuses()
    {
        var acteur = await _import.ActeurAsync("admin");
        var octets = FichierDAnnuaire.Extrait().Seulement().Octets();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _import.AgirAsync(s => s.DeposerAsync("a.csv", octets, acteur)));

        Assert.Equal(ReglesDeLAnnuaire.ImportVide.Phrase, refus.Message);
    }

    [Fact]
    public async Task Un_fichier_trop_lourd_est_refuse_avec_sa_taille()
    {
        var acteur = await _import.ActeurAsync("admin");

        var refus = await Assert.ThrowsAsync<RegleMetierException>(
            () => _import.AgirAsync(s => s.DeposerAsync("a.csv", new byte[ImportAnnuaire.TailleMaximale + (1024 * 1024)], acteur)));

        Assert.Equal("Le fichier pèse 65 Mo ; le maximum est 64 Mo. Déposez l'export d'une seule académie.", refus.Message);
    }

    private static FichierDAnnuaire SansFacultatives()
    {
        var fichier = FichierDAnnuaire.Extrait();
        foreach (var colonne in ColonnesDeLAnnuaire.Facultatives) fichier.SansColonne(colonne);
        return fichier;
    }

    private static FichierDAnnuaire Abime() => FichierDAnnuaire.Extrait()
        .ChangerTout("Code_departement", v => v.TrimStart('0')).ChangerTout("Code_academie", v => v.TrimStart('0'))
        .ChangerTout("Code_postal", v => v.TrimStart('0')).ChangerTout("Telephone", v => v.Replace(" ", "").TrimStart('0'))
        .ChangerTout("date_maj_ligne", EnFrancais).ChangerTout("date_ouverture", EnFrancais)
        .ChangerTout("latitude", v => v.Replace('.', ',')).ChangerTout("longitude", v => v.Replace('.', ','))
        .ChangerTout("SIREN_SIRET", _ => "1,9001E+13").ChangerTout("Nombre_d_eleves", v => v.Length == 0 ? v : $"{v},0");

    private static string EnFrancais(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd").ToString("dd/MM/yyyy");
}
