using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;
using static RupnManager.Tests.Support.EnveloppeDeTest;

namespace RupnManager.Tests.Indemnites;

/// <summary>Les enveloppes de l'académie par fichier : chaque faute nomme sa ligne et sa colonne ; tout s'enregistre, ou rien.</summary>
public sealed class ImportDEnveloppesTests : IDisposable
{
    private const string Titres = "uai;annee_scolaire;regime;sens;montant;date;reference\r\n";
    private const string Juste = Titres
        + "0993014N;2024-2025;IMP;notification;3 000,00;15/09/2024;DPE-1\r\n"
        + "\r\n"
        + "0992001M;2024-2025;imp;Notification;1250.50;2024-09-15;DPE-2\r\n"
        + "0993014N;2024-2025;IMP;complément;600;20/10/2024;DPE-3\r\n"
        + "0993014N;2024-2025;IMP;retrait;100,25;21/10/2024;DPE-4\r\n";

    private readonly SceneDIndemnites _scene = new(2024);

    [Fact]
    public async Task Un_fichier_juste_se_relit_puis_s_enregistre_d_un_coup()
    {
        var apercu = await LireAsync(Juste);
        Assert.Empty(apercu.Fautes);
        Assert.Equal([2, 4, 5, 6], apercu.Effets.Select(e => e.Ligne));
        Assert.Equal((2, 425050, 60000, 10025), (apercu.Enveloppes, apercu.Total(SensDeMouvement.Notification).Centimes,
            apercu.Total(SensDeMouvement.Complement).Centimes, apercu.Total(SensDeMouvement.Retrait).Centimes));
        Assert.Empty(await EnveloppesAsync());

        Assert.Equal(4, await EnregistrerAsync(apercu.Texte));

        var enveloppes = await EnveloppesAsync();
        Assert.Equal([125050, 349975], enveloppes.Select(e => e.Notifie.Centimes).Order());
        Assert.All(enveloppes, e => Assert.Equal(e.Mouvements.Select(m => m.Montant).Total(), e.Notifie));
        var lycee = enveloppes.Single(e => e.Mouvements.Count == 3);
        Assert.Equal(3, (await _scene.PhrasesAsync(lycee.Id)).Count);
        Assert.Contains("3 000,00 €", (await _scene.PhrasesAsync(lycee.Id))[0], StringComparison.Ordinal);
        await using var db = _scene.Base.Contexte();
        Assert.All(await db.Journal.Where(e => e.ObjetId == lycee.Id).ToListAsync(), e => Assert.True(e.DitUnMontant));
    }

    [Fact]
    public async Task Le_meme_fichier_deux_fois_est_refuse_par_ses_references()
    {
        await EnregistrerAsync(Juste);

        var fautes = (await LireAsync(Juste)).Fautes;
        Assert.Equal([(2, "reference"), (4, "reference"), (5, "reference"), (6, "reference")], fautes.Select(f => (f.Ligne, f.Colonne)));
        var refus = await EnregistrerAsync(Juste).RefuseAsync("enveloppes.ligne", "règle de gestion");
        Assert.Equal("Ligne 2, colonne reference : La référence « DPE-1 » est déjà enregistrée pour cette enveloppe. Rien n'a été enregistré.", refus.Message);
        Assert.Equal([125050, 349975], (await EnveloppesAsync()).Select(e => e.Notifie.Centimes).Order());
    }

    [Theory]
    [InlineData("0993014A;2024-2025;IMP;notification;1;15/09/2024;R", "uai", "ne correspond pas au numéro")]
    [InlineData(";2024-2025;IMP;notification;1;15/09/2024;R", "uai", "")]
    [InlineData("0993014N;2024;IMP;notification;1;15/09/2024;R", "annee_scolaire", "« 2024 » n'est pas une année scolaire")]
    [InlineData("0993014N;2024-2026;IMP;notification;1;15/09/2024;R", "annee_scolaire", "n'est pas une année scolaire")]
    [InlineData("0993014N;2028-2029;IMP;notification;1;15/09/2024;R", "annee_scolaire", "au plus tard pour 2027-2028")]
    [InlineData("0993014N;2009-2010;IFIC;notification;1;15/09/2024;R", "annee_scolaire", "à compter de septembre 2010")]
    [InlineData("0993014N;2024-2025;PACTE;notification;1;15/09/2024;R", "regime", "« PACTE » ; écrivez « IFIC » ou « IMP ».")]
    [InlineData("0993014N;2024-2025;IFIC;notification;1;15/09/2024;R", "regime", "L'IFIC ne s'attribue plus")]
    [InlineData("0993014N;2014-2015;IMP;notification;1;15/09/2024;R", "regime", "L'IMP s'applique à partir de 2015-2016")]
    [InlineData("0993014N;2024-2025;IMP;ajout;1;15/09/2024;R", "sens", "« ajout »")]
    [InlineData("0993014N;2024-2025;IMP;notification;-5;15/09/2024;R", "montant", "« -5 » ne convient pas. Écrivez un montant positif")]
    [InlineData("0993014N;2024-2025;IMP;notification;12,345;15/09/2024;R", "montant", "« 12,345 »")]
    [InlineData("0993014N;2024-2025;IMP;notification;1;31/02/2024;R", "date", "« 31/02/2024 » n'est pas une date")]
    [InlineData("0993014N;2024-2025;IMP;notification;1;24/11/2026;R", "date", "à venir")]
    [InlineData("0993014N;2024-2025;IMP;notification;1;15/09/2024;", "reference", "Indiquez la date et la référence du courrier.")]
    [InlineData("0993014N;2024-2025;IMP;complement;1;15/09/2024;R", "uai", "Aucune enveloppe IMP n'est notifiée pour 2024-2025.")]
    [InlineData("0993014N;2024-2025;IMP;notification;1;15/09/2024", "reference", "7 colonnes attendues, 6 trouvées.")]
    public async Task Chaque_faute_nomme_sa_ligne_et_sa_colonne_et_rien_ne_s_enregistre(string ligne, string colonne, string probleme)
    {
        var texte = Titres + "0992001M;2024-2025;IMP;notification;100;15/09/2024;DPE-1\r\n" + ligne + "\r\n";

        var faute = Assert.Single((await LireAsync(texte)).Fautes);
        Assert.Equal((3, colonne), (faute.Ligne, faute.Colonne));
        Assert.Contains(probleme, faute.Probleme, StringComparison.Ordinal);
        var refus = await EnregistrerAsync(texte).RefuseAsync("enveloppes.ligne", "règle de gestion");
        Assert.StartsWith($"Ligne 3, colonne {colonne} : ", refus.Message, StringComparison.Ordinal);
        Assert.Empty(await EnveloppesAsync());
    }

    [Fact]
    public async Task Un_retrait_du_fichier_s_arrete_a_l_engage_et_une_close_ne_bouge_pas()
    {
        await _scene.OuvrirAsync(2000);
        await _scene.PreparerAsync(await _scene.MissionAsync(), 1250);
        var fermee = await _scene.NotifierAsync(Courrier(500, "DPE-C"), SceneDIndemnites.College);
        await _scene.CloreAsync(fermee);

        var fautes = (await LireAsync(Titres + "0993014N;2024-2025;IMP;retrait;500;15/09/2024;A\n0993014N;2024-2025;IMP;retrait;300;15/09/2024;B\n"
            + "0992001M;2024-2025;IMP;complement;1;15/09/2024;D\n0993014N;2024-2025;IMP;notification;1;15/09/2024;E")).Fautes;

        Assert.Equal([(3, "montant"), (4, "uai"), (5, "uai")], fautes.Select(f => (f.Ligne, f.Colonne)));
        Assert.Contains("Retirez 250,00", fautes[0].Probleme, StringComparison.Ordinal);
        Assert.Contains("est close", fautes[1].Probleme, StringComparison.Ordinal);
        Assert.Contains("déjà notifiée", fautes[2].Probleme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uai;montant\r\n0993014N;1", "enveloppes.entete")]
    [InlineData("", "enveloppes.entete")]
    [InlineData(Titres + "\r\n;;;;;;\r\n", "enveloppes.vide")]
    [InlineData("PK\u0003\u0004classeur", "enveloppes.contenu")]
    public async Task Un_fichier_qui_n_est_pas_le_bon_est_refuse(string texte, string cle) =>
        Assert.Equal(cle, (await Assert.ThrowsAsync<RegleMetierException>(() => LireAsync(texte))).Regle.Cle);

    [Fact]
    public async Task Un_fichier_trop_lourd_ou_trop_long_est_refuse()
    {
        var lourd = await Assert.ThrowsAsync<RegleMetierException>(() => LireAsync(new('a', ImportDesEnveloppesService.TailleMaximale + 1)));
        Assert.Equal(("enveloppes.taille", "Ce fichier dépasse 256 Ko. Envoyez-le en plusieurs fois."), (lourd.Regle.Cle, lourd.Message.Replace('\u00A0', ' ')));
        var long_ = await Assert.ThrowsAsync<RegleMetierException>(() => LireAsync(Titres + string.Concat(Enumerable.Repeat("x;y\r\n", 2001))));
        Assert.Equal("enveloppes.lignes", long_.Regle.Cle);
        Assert.Equal(2000, (await LireAsync(Titres + string.Concat(Enumerable.Repeat("x;y\r\n", 2000)))).Fautes.Count);
    }

    [Fact]
    public async Task Un_fichier_d_un_tableur_en_Windows_1252_garde_ses_accents()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var octets = Encoding.GetEncoding(1252).GetBytes(Titres + "0993014N;2024-2025;IMP;notification;1;15/09/2024;Arrêté 12\r\n0993014N;2024-2025;IMP;complément;1;15/09/2024;b");

        var apercu = await _scene.FaireAsync("rectorat", (s, a) => s.GetRequiredService<ImportDesEnveloppesService>().LireAsync(octets, a));

        Assert.Empty(apercu.Fautes);
        Assert.Equal("Arrêté 12", apercu.Effets[0].Mouvement.Reference);
    }

    [Fact]
    public async Task Le_modele_rempli_est_un_fichier_juste()
    {
        var (nom, octets) = await _scene.FaireAsync("rectorat", (s, a) => s.GetRequiredService<ImportDesEnveloppesService>().ModeleAsync(new(2026), a));
        var modele = Encoding.UTF8.GetString(octets);

        Assert.Equal("enveloppes-2026-2027.csv", nom);
        Assert.Equal(1, modele.Split("notification;;;").Length - 1);
        Assert.Empty((await LireAsync(modele.Replace("notification;;;", "notification;625,00;23/11/2026;DPE-9", StringComparison.Ordinal))).Fautes);
    }

    [Theory, InlineData("dan"), InlineData("chef.lycee"), InlineData("intendance.lycee")]
    public async Task Seul_le_rectorat_importe(string compte)
    {
        await Assert.ThrowsAsync<InterditException>(() => LireAsync(Juste, compte));
        await Assert.ThrowsAsync<InterditException>(() => EnregistrerAsync(Juste, compte));
        await Assert.ThrowsAsync<InterditException>(() => _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<ImportDesEnveloppesService>().ModeleAsync(new(2026), a)));
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Le_meme_fichier_dix_fois_a_la_fois_ne_s_enregistre_qu_une(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2024, moteur);

        var issues = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Record.ExceptionAsync(() => scene.FaireAsync("rectorat",
            (s, a) => s.GetRequiredService<ImportDesEnveloppesService>().EnregistrerAsync(Encoding.UTF8.GetBytes(Juste), a))))));

        Assert.Single(issues, i => i is null);
        Assert.Equal(9, issues.Count(i => (i as RegleMetierException)?.Regle.Cle == "enveloppes.ligne"));
        await using var db = scene.Base.Contexte();
        var ids = await db.Enveloppes.Where(e => e.Annee == scene.Annee).Select(e => e.Id).ToListAsync();
        Assert.Equal(2, await db.Journal.CountAsync(e => ids.Contains(e.ObjetId) && e.Evenement == Evenement.EnveloppeNotifiee));
    }

    public void Dispose() => _scene.Dispose();

    private Task<ApercuDEnveloppes> LireAsync(string texte, string compte = "rectorat") =>
        _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<ImportDesEnveloppesService>().LireAsync(Encoding.UTF8.GetBytes(texte), a));

    private Task<int> EnregistrerAsync(string texte, string compte = "rectorat") =>
        _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<ImportDesEnveloppesService>().EnregistrerAsync(Encoding.UTF8.GetBytes(texte), a));

    private async Task<List<Enveloppe>> EnveloppesAsync()
    {
        await using var db = _scene.Base.Contexte();
        return await db.Enveloppes.AsNoTracking().Include(e => e.Mouvements).Where(e => e.Annee == _scene.Annee).ToListAsync();
    }
}
