using RupnManager.Pdf;

namespace RupnManager.Tests.Pdf;

public sealed class DossierDePreuvePdfTests
{
    private static readonly string Contenu = new('a', 64), Premiere = new('b', 64), Seconde = new('c', 64);

    [Fact]
    public void Le_dossier_dit_qui_en_quelle_qualite_quand_comment_et_sur_quelles_empreintes()
    {
        var texte = LecteurPdf.Corps(DossierDePreuvePdf.Rendre(Dossier()));

        Assert.Contains("1. Mme Hélène Petit Qualité Principal adjoint", texte, StringComparison.Ordinal);
        Assert.Contains("Signée le 14 octobre 2013 à 17 h 42 (heure de Paris), soit 2013-10-14 15:42:00 UTC", texte, StringComparison.Ordinal);
        Assert.Contains("Moyen compte et mot de passe confirmé", texte, StringComparison.Ordinal);
        Assert.Contains("Délégation arrêté n° 12", texte, StringComparison.Ordinal);
        Assert.Contains($"Empreinte du contenu {Contenu} Signature précédente aucune : première signature Empreinte de la signature {Premiere}", texte, StringComparison.Ordinal);
        Assert.Contains($"Signature précédente {Premiere} Empreinte de la signature {Seconde}", texte, StringComparison.Ordinal);
    }

    [Fact]
    public void Une_signature_sans_effet_reste_visible_avec_sa_raison()
    {
        var texte = LecteurPdf.Corps(DossierDePreuvePdf.Rendre(Dossier() with { SansEffet = [Signature("M. Paul Noir", null, Premiere) with { Motif = "lettre renvoyée le 12 octobre 2013" }] }));

        Assert.Contains("Signatures sans effet 1. M. Paul Noir", texte, StringComparison.Ordinal);
        Assert.Contains("Sans effet lettre renvoyée le 12 octobre 2013", texte, StringComparison.Ordinal);
    }

    [Fact]
    public void Sans_horodatage_l_heure_est_dite_du_serveur_et_avec_elle_est_attestee()
    {
        var sceau = new PreuveDeScellement(LettreExemple.Code, LettreExemple.Scellement, Contenu, "CN=Sceau", Premiere);

        var sans = LecteurPdf.Corps(DossierDePreuvePdf.Rendre(Dossier() with { Scellement = sceau }));
        var avec = LecteurPdf.Corps(DossierDePreuvePdf.Rendre(Dossier() with { Scellement = sceau with { HorodateLe = LettreExemple.Scellement, Autorite = "CN=Autorité" } }));

        Assert.Contains("l'heure est celle du serveur", sans, StringComparison.Ordinal);
        Assert.Contains("18 octobre 2013 à 9 h 15 (heure de Paris), attesté par CN=Autorité", avec, StringComparison.Ordinal);
        Assert.Contains("pas encore scellé", LecteurPdf.Corps(DossierDePreuvePdf.Rendre(Dossier())), StringComparison.Ordinal);
    }

    [Fact]
    public void Il_parle_de_signature_simple_jamais_plus()
    {
        var texte = LecteurPdf.Corps(DossierDePreuvePdf.Rendre(Dossier()));

        Assert.Contains("signatures électroniques simples", texte, StringComparison.Ordinal);
        Assert.DoesNotContain("qualifiée", texte, StringComparison.OrdinalIgnoreCase);
    }

    private static DossierDePreuve Dossier() => new()
    {
        Academie = "Académie de démonstration",
        Etablissement = "Collège Les Trois-Rivières",
        Uai = "0459012B",
        AnneeScolaire = "2013-2014",
        Reference = LettreExemple.Reference,
        Version = 1,
        Objet = "Lettre de mission de M. Karim Durand",
        Modele = "modèle académique 2013-2014, version 1",
        Etat = "à la signature du DAN",
        EmpreinteDuContenu = Contenu,
        Signatures =
        [
            Signature("Mme Hélène Petit", null, Premiere) with { Qualite = "Principal adjoint", Delegation = "arrêté n° 12, du 1er septembre 2013 au 31 août 2014" },
            Signature("M. Karim Durand", Premiere, Seconde),
        ],
        AdresseDeVerification = "rupn.demo.example/verification",
        EtabliLe = LettreExemple.Scellement,
    };

    private static PreuveDeSignature Signature(string nom, string? precedente, string empreinte) => new()
    {
        Nom = nom,
        Qualite = "RUPN",
        Le = new DateTimeOffset(2013, 10, 14, 15, 42, 0, TimeSpan.Zero),
        Moyen = "compte et mot de passe confirmé à la signature",
        EmpreinteDuContenu = Contenu,
        EmpreintePrecedente = precedente,
        Empreinte = empreinte,
    };
}
