using System.Security.Cryptography;
using System.Text;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Demonstration;

internal sealed partial class Dossier
{
    /// <summary>Les clauses de la partie 3 qui ne sont pas des exemples : elles restent dans toutes les lettres.</summary>
    private static readonly string[] Cadre = ["p3.cadre", "p3.souplesse", "p3.exemples"];

    /// <summary>Le chef crée la lettre et l'écrit, d'après un modèle publié.</summary>
    public Dossier Rediger(int rang, DateOnly le, string modele, Ecriture? ecrire = null)
    {
        metteur.Agenda.Inscrire(le, HeureDeLaRedaction, quand =>
        {
            var (chef, texte) = (_scene.Chef(lieu, quand), _scene.Modeles[modele]);
            var reference = $"RUPN-{annee}-{Mission.Etablissement!.Uai}-{rang}";
            _lettre = LettreDeMission.Rediger(Mission, texte, _scene.Reglages[annee], rang, Code(reference), ContenuDeLettre.Initial(texte), quand);
            if (ecrire is not null) Lettre.Ecrire(ecrire(Lettre.VersionCourante.Contenu, texte), chef, quand);
            metteur.Db.Lettres.Add(Lettre);
            metteur.Dire(chef, Evenement.LettreCreee, Lettre, $"a créé la lettre {Lettre.Reference} (modèle {texte.Nom}).", quand);
        });
        return this;
    }

    /// <summary>Ne garde de la partie 3 que ces exemples, dans cet ordre.</summary>
    public static Ecriture Exemples(params string[] cles) => (contenu, modele) => contenu with
    {
        Clauses = [.. contenu.Clauses.Where(c => Cadre.Contains(c.Cle)), .. cles.Select(c => Clause(modele, c))],
    };

    /// <summary>Joint le tableau « qui fait quoi ? » proposé.</summary>
    public static Ecriture AvecQuiFaitQuoi(Ecriture ecrire) =>
        (contenu, modele) => ecrire(contenu, modele) with { QuiFaitQuoi = [.. ModeleQuiFaitQuoi.Lignes] };

    public static ClauseDeLettre Clause(ModeleDeLettre modele, string cle) =>
        modele.Clause(cle) is { } clause ? new(clause.Cle, clause.Partie, clause.Texte) : throw new ArgumentException($"Clause inconnue : {cle}.");

    /// <summary>Le chef écrit de nouveau le brouillon.</summary>
    public Dossier Ecrire(DateOnly le, Ecriture ecrire)
    {
        metteur.Agenda.Inscrire(le, HeureDeLaRedaction, quand =>
            Lettre.Ecrire(ecrire(Lettre.VersionCourante.Contenu, Lettre.Modele!), _scene.Chef(lieu, quand), quand));
        return this;
    }

    public Dossier MettreALaSignature(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, HeureDeLaMiseALaSignature, quand =>
        {
            Lettre.MettreALaSignature(quand);
            metteur.Dire(_scene.Chef(lieu, quand), Evenement.LettreMiseALaSignature, Lettre, $"a mis la lettre {Lettre.Reference} à la signature.", quand);
        });
        return this;
    }

    /// <summary>Met à la signature et fait signer, jusqu'où les dates sont données ; après la dernière, scelle.</summary>
    public Dossier Signer(DateOnly chef, DateOnly? rupn = null, DateOnly? dan = null, string? delegataire = null)
    {
        MettreALaSignature(chef);
        metteur.Agenda.Inscrire(chef, Agenda.HeureDuChef, quand =>
            Signer(Etape.Chef, delegataire is null ? _scene.Chef(lieu, quand) : _scene.Delegataire(delegataire), quand));
        if (rupn is { } jour) metteur.Agenda.Inscrire(jour, Agenda.HeureDuRupn, quand => Signer(Etape.Rupn, _scene.Rupn(agent, quand), quand));
        return dan is { } dernier ? Valider(dernier).Sceller(dernier) : this;
    }

    /// <summary>Le DAN valide ; le scellement est un autre geste.</summary>
    public Dossier Valider(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuDan, quand => Signer(Etape.Dan, _scene.Dan(quand), quand));
        return this;
    }

    public Dossier Sceller(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuDan, quand => metteur.ScellerAsync(Lettre, quand));
        return this;
    }

    public Dossier EchouerASceller(DateOnly le, string cause)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuDan, quand => metteur.EchouerASceller(Lettre, cause, quand));
        return this;
    }

    private void Signer(Etape etape, Acteur acteur, DateTime quand)
    {
        var lot = etape is Etape.Dan && _scene.LotDeRentree is { Etat: EtatDeLot.EnAttente } enCours ? enCours.MoyenDAuthentification : null;
        Lettre.Signer(etape, acteur, new(Lettre.VersionCourante.Empreinte!, lot ?? SignatureDemandee.MotDePasse), quand);
        metteur.Dire(acteur, etape is Etape.Dan ? Evenement.LettreValidee : Evenement.LettreSignee, Lettre,
            SignatureService.Phrase(Lettre, etape, acteur), quand);
    }

    /// <summary>Un code tiré de la référence : le même à chaque démonstration, pour les captures et les guides.</summary>
    private static string Code(string reference) => CodeDeVerification.Lire(string.Concat(
        SHA256.HashData(Encoding.UTF8.GetBytes(reference)).Take(16).Select(o => CodeDeVerification.Alphabet[o % CodeDeVerification.Alphabet.Length])))!;
}
