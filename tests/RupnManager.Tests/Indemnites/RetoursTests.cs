using System.Net;
using System.Text;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Transmettre, puis la réponse du rectorat : payée ou rejetée, ligne à ligne ou par fichier.</summary>
public sealed class RetoursTests
{
    private const string Titres = "numero_etat;numero_ordre;resultat;mois_paie;montant;motif";
    private const string Numero = "EL-2014-0993014N-1";

    [Fact]
    public async Task La_transmission_ne_precede_pas_l_arret_et_n_est_pas_a_venir()
    {
        using var scene = await SceneAsync();
        var id = await scene.ArreteAsync(await CertifieesAsync(scene, 1));
        Task<RegleMetierException> Refus(DateOnly date) => scene.RefusAsync<RetourService>("intendance.lycee", (s, a) => s.TransmettreAsync(id, date, a));

        Assert.Equal("transmission.date", (await Refus(new(2026, 11, 22))).Regle.Cle);
        Assert.Equal("transmission.avenir", (await Refus(new(2026, 11, 24))).Regle.Cle);
        await scene.FaireAsync<RetourService>("intendance.lycee", (s, a) => s.TransmettreAsync(id, new(2026, 11, 23), a));
        Assert.Equal($"M. Bruno Lefèvre a transmis l'état {Numero} au rectorat le 23 novembre 2026.", (await scene.JournalAsync(Evenement.EtatTransmis))[0]);
        Assert.Equal("etat.geste", (await Refus(new(2026, 11, 23))).Regle.Cle);
    }

    [Fact]
    public async Task Une_ligne_payee_ne_revient_jamais_une_ligne_rejetee_va_sur_un_autre_etat()
    {
        using var scene = await SceneAsync();
        var echeances = await CertifieesAsync(scene, 2);
        var id = await scene.TransmisAsync(echeances);

        await scene.FaireAsync<RetourService>("rectorat", (s, a) => s.EnregistrerAsync(id, [Payee(1), Rejetee(2, "situation à mettre à jour")], a));

        var etat = await scene.EtatAsync(id);
        Assert.Equal(EtatDeListe.Solde, etat.Etat);
        Assert.Contains($"a enregistré le retour de l'état {Numero} : 1 payée, 1 rejetée.", (await scene.JournalAsync(Evenement.RetourEnregistre))[0], StringComparison.Ordinal);
        var payee = etat.Lignes.Single(l => l.Retour!.Payee).EcheanceId;
        var rejetee = etat.Lignes.Single(l => !l.Retour!.Payee).EcheanceId;
        Assert.Equal("paiement.deja", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.PreparerAsync(payee))).Regle.Cle);
        Assert.Equal("paiement.definitif", (await scene.RefusAsync<LigneDePaiementService>("intendance.lycee", (s, a) => s.RetenirAsync(payee, "trop tard", a))).Regle.Cle);
        Assert.Equal("paiement.definitif", (await scene.RefusAsync<ServiceFaitService>("chef.lycee", (s, a) => s.AnnulerAsync(payee, "trop tard", a))).Regle.Cle);

        var second = await scene.ArreteAsync(rejetee);
        Assert.Equal(("EL-2014-0993014N-2", "déjà rejetée : situation à mettre à jour"), ((await scene.EtatAsync(second)).Numero, (await scene.EtatAsync(second)).Lignes[0].Figee!.Observations));
    }

    [Fact]
    public async Task Le_retour_est_tout_ou_rien_et_nomme_le_champ()
    {
        using var scene = await SceneAsync();
        var id = await scene.TransmisAsync(await CertifieesAsync(scene, 2));
        Task<RegleMetierException> Refus(params ReponseDeLigne[] reponses) => scene.RefusAsync<RetourService>("intendance.lycee", (s, a) => s.EnregistrerAsync(id, reponses, a));

        var mois = await Refus(Payee(1), new(2, true, null, null));
        Assert.Equal(("retour.mois", "Reponses[2].Mois"), (mois.Regle.Cle, mois.Champ));
        Assert.Equal("retour.mois", (await Refus(new ReponseDeLigne(1, true, new(2026, 10, 1), null))).Regle.Cle);
        Assert.Equal("retour.motif", (await Refus(Payee(1), Rejetee(2, " "))).Regle.Cle);
        Assert.Equal("retour.vide", (await Refus()).Regle.Cle);
        Assert.All((await scene.EtatAsync(id)).Lignes, l => Assert.Null(l.Retour));

        await scene.FaireAsync<RetourService>("intendance.lycee", (s, a) => s.EnregistrerAsync(id, [Payee(1)], a));
        Assert.Equal("paiement.definitif", (await Refus(Payee(1))).Regle.Cle);
    }

    [Theory]
    [InlineData("numero_etat;numero_ordre;resultat;mois_paie;montant", "retour.entete", "numero_etat ; numero_ordre ; resultat ; mois_paie ; montant ; motif")]
    [InlineData(Titres + "\r\nEL-2014-0993014N-9;1;payée;2026-11;600,00;", "retour.ligne", "Ligne 2, colonne numero_etat : ")]
    [InlineData(Titres + "\r\n" + Numero + ";99;payée;2026-11;600,00;", "retour.ligne", "Ligne 2, colonne numero_ordre : « 99 » est inconnue")]
    [InlineData(Titres + "\r\n" + Numero + ";1;payée;2026-11;600,00;\r\n" + Numero + ";1;payée;2026-11;600,00;", "retour.ligne", "Ligne 3, colonne numero_ordre : « 1 » est répétée, déjà lue ligne 2")]
    [InlineData(Titres + "\r\n" + Numero + ";1;oui;2026-11;600,00;", "retour.ligne", "Ligne 2, colonne resultat : ")]
    [InlineData(Titres + "\r\n" + Numero + ";1;payée;2026-11;601,00;", "retour.ligne", "Ligne 2, colonne montant : « 601,00 » diffère du montant arrêté")]
    [InlineData(Titres + "\r\n" + Numero + ";1;payée;novembre;600,00;", "retour.ligne", "Ligne 2, colonne mois_paie : ")]
    [InlineData(Titres + "\r\n" + Numero + ";1;rejetée;;600,00;", "retour.ligne", "Ligne 2, colonne motif : ")]
    [InlineData(Titres + "\r\n", "retour.ligne", "Ligne 2, colonne numero_etat : aucune ligne")]
    public async Task Un_fichier_faux_est_refuse_entier_en_nommant_la_ligne_et_la_colonne(string fichier, string cle, string phrase)
    {
        using var scene = await SceneAsync();
        var id = await scene.TransmisAsync(await CertifieesAsync(scene, 2));

        var refus = await scene.RefusAsync<RetourService>("intendance.lycee", (s, a) => s.LireAsync(id, Encoding.UTF8.GetBytes(fichier), a));

        Assert.Equal((cle, "Fichier"), (refus.Regle.Cle, refus.Champ));
        Assert.Contains(phrase, refus.Message, StringComparison.Ordinal);
        Assert.EndsWith("Rien n'a été enregistré.", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Le_modele_rempli_se_relit_et_une_ligne_deja_payee_est_refusee()
    {
        using var scene = await SceneAsync();
        var id = await scene.TransmisAsync(await CertifieesAsync(scene, 2));
        var (nom, modele) = await scene.FaireAsync<RetourService, (string, byte[])>("rectorat", (s, a) => s.ModeleAsync(id, a));
        Assert.Equal($"retour-{Numero}.csv", nom);
        var rempli = Encoding.UTF8.GetString(modele).Replace(";1;;;", ";1;payee;2026-11;", StringComparison.Ordinal).Replace(";2;;;600,00;", ";2;rejetée;;600,00;compte à vérifier", StringComparison.Ordinal);
        Task<IReadOnlyList<ReponseDeLigne>> Lire(string texte) => scene.FaireAsync<RetourService, IReadOnlyList<ReponseDeLigne>>("rectorat", (s, a) => s.LireAsync(id, Encoding.UTF8.GetBytes(texte), a));

        var reponses = await Lire(rempli);
        Assert.Equal([Payee(1), Rejetee(2, "compte à vérifier")], reponses);
        await scene.FaireAsync<RetourService>("rectorat", (s, a) => s.EnregistrerAsync(id, [reponses[0]], a));

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Lire(rempli));
        Assert.Contains("Ligne 2, colonne numero_ordre : « 1 » est déjà payée", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apres_le_paiement_un_complement_sous_le_plafond_et_un_trop_percu_suivi()
    {
        using var scene = await SceneAsync();
        var echeance = (await CertifieesAsync(scene, 1))[0];
        Task<RegleMetierException> Complement(decimal euros, string? motif) => scene.RefusAsync<SuiteDuPaiementService>("chef.lycee", (s, a) => s.CompleterAsync(echeance, Montant.EnEuros(euros), motif, a));
        Task<RegleMetierException> TropPercu(decimal euros, string? motif) => scene.RefusAsync<SuiteDuPaiementService>("chef.lycee", (s, a) => s.SignalerTropPercuAsync(echeance, Montant.EnEuros(euros), motif, a));
        Assert.Equal("attribution.geste", (await Complement(100, "oubli")).Regle.Cle);
        Assert.Equal("trop-percu.geste", (await TropPercu(100, "absence")).Regle.Cle);
        var id = await scene.TransmisAsync(echeance);
        await scene.FaireAsync<RetourService>("rectorat", (s, a) => s.EnregistrerAsync(id, [Payee(1)], a));

        Assert.Equal("complement.motif", (await Complement(100, " ")).Regle.Cle);
        Assert.Equal("complement.plafond", (await Complement(1800.01m, "oubli")).Regle.Cle);
        await scene.FaireAsync<SuiteDuPaiementService>("chef.lycee", (s, a) => s.CompleterAsync(echeance, Montant.EnEuros(100), "heures oubliées", a));
        await using (var db = scene.Base.Contexte())
            Assert.Equal(SituationDEcheance.APayer, db.Echeances.Single(e => e.Nature == NatureDEcheance.Complement && e.AttributionId == db.Echeances.First(x => x.Id == echeance).AttributionId).Situation);

        Assert.Equal("trop-percu.motif", (await TropPercu(100, null)).Regle.Cle);
        Assert.Equal("trop-percu.montant", (await TropPercu(600.01m, "absence")).Regle.Cle);
        await scene.FaireAsync<SuiteDuPaiementService>("chef.lycee", (s, a) => s.SignalerTropPercuAsync(echeance, Montant.EnEuros(100), "absent en juin", a));
        await scene.FaireAsync<SuiteDuPaiementService>("chef.lycee", (s, a) => s.ReglerLeTropPercuAsync(echeance, a));
        var relue = await scene.EcheanceAsync(echeance);
        Assert.Equal((60000, SituationDEcheance.Payee), (relue.Engage.Centimes, relue.Situation));
        Assert.NotNull(relue.TropPercu!.RegleLe);
    }

    [Fact]
    public async Task L_intendance_suit_le_trop_percu_jamais_le_complement()
    {
        using var scene = await SceneAsync();
        using var application = new TestApplication(scene.Base);
        var echeance = (await CertifieesAsync(scene, 1))[0];
        var id = await scene.TransmisAsync(echeance);
        await scene.FaireAsync<RetourService>("rectorat", (s, a) => s.EnregistrerAsync(id, [Payee(1)], a));
        var intendance = await application.ConnecterAsync("intendance.lycee");
        var lien = (await intendance.OuvrirAsync($"/indemnites/etats-liquidatifs/{id}")).QuerySelector("a[href$='/trop-percu']")!.GetAttribute("href")!;

        var refus = await intendance.EnvoyerAsync(lien, new() { ["Montant"] = "900", ["Motif"] = "absente en juin" });
        Assert.Contains("Le trop-perçu ne dépasse pas ce qui a été payé", (await refus.LireAsync()).QuerySelector("#Montant-messages")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await intendance.EnvoyerAsync(lien, new() { ["Montant"] = "100", ["Motif"] = "absente en juin" })).StatusCode);

        var accueil = await intendance.OuvrirAsync("/");
        Assert.Contains("100,00 € sur année 2014-2015, signalé le 23 novembre 2026", accueil.Body!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Single(accueil.QuerySelectorAll("[data-jauge]"));
        Assert.Equal(HttpStatusCode.Redirect, (await intendance.EnvoyerAsync($"{lien}/reglement", [], lien)).StatusCode);
        Assert.DoesNotContain($"{echeance}", (await intendance.OuvrirAsync("/")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await intendance.GetAsync($"/indemnites/service-fait/{echeance}/complement")).StatusCode);
    }

    private static ReponseDeLigne Payee(int numero) => new(numero, true, new(2026, 11, 1), null);

    private static ReponseDeLigne Rejetee(int numero, string motif) => new(numero, false, null, motif);

    private static async Task<PaiementDeTest> SceneAsync()
    {
        var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        return scene;
    }

    private static async Task<Guid[]> CertifieesAsync(PaiementDeTest scene, int nombre)
    {
        var echeances = new List<Guid>();
        foreach (var compte in new[] { "rupn.lycee", "rupn2.lycee" }.Take(nombre)) echeances.Add((await scene.AccorderAsync(compte, 600))[0]);
        await scene.CertifierAsync([.. echeances]);
        return [.. echeances];
    }
}
