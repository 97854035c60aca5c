using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Courriels;

/// <summary>Où en est un courriel : à envoyer, en cours, envoyé, abandonné, incertain après un arrêt en plein envoi, ou repris dans un récapitulatif.</summary>
public enum EtatDeCourriel { AEnvoyer, EnCours, Envoye, Abandonne, Incertain, Groupe }

/// <summary>Un courriel écrit dans la transaction du geste, envoyé ensuite, jamais deux fois.</summary>
public sealed class CourrielSortant
{
    public const int LongueurDeLObjet = 200;
    public const int TentativesMaximales = 8;

    private string _texte = "";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Clé du texte : « a-signer », « lettre-refusee »…</summary>
    public required string Cle { get; init; }

    /// <summary>Vrai si l'avis peut attendre un récapitulatif.</summary>
    public bool Groupable { get; init; }
    public Guid? PersonneId { get; init; }
    public required string Destinataire { get; init; }
    public required string Objet { get; init; }

    /// <summary>Ce que dit le courriel ; oublié une fois parti, car il peut porter un lien qui ouvre un compte.</summary>
    public required string Texte { get => _texte; init => _texte = value; }
    public required DateTime CreeLe { get; init; }
    public EtatDeCourriel Etat { get; private set; }
    public int Tentatives { get; private set; }
    public DateTime ProchaineTentative { get; private set; }
    public DateTime? EnvoyeLe { get; private set; }
    public string? DerniereErreur { get; private set; }
    public int Version { get; private set; }

    /// <summary>Réserve le courriel à un expéditeur ; enregistré avant tout envoi, pour n'envoyer qu'une fois.</summary>
    public void Reserver(DateTime quand)
    {
        Etat = EtatDeCourriel.EnCours;
        Tentatives++;
        ProchaineTentative = quand;
        Version++;
    }

    /// <summary>Le courriel est parti : son texte est oublié.</summary>
    public void NoterEnvoi(DateTime quand)
    {
        _texte = "";
        (Etat, EnvoyeLe, DerniereErreur) = (EtatDeCourriel.Envoye, quand, null);
        Version++;
    }

    /// <summary>Le relais a refusé : nouvel essai plus tard, de plus en plus espacé, puis abandon.</summary>
    public void NoterEchec(string erreur, DateTime quand)
    {
        DerniereErreur = erreur.Length > 500 ? erreur[..500] : erreur;
        Etat = Tentatives >= TentativesMaximales ? EtatDeCourriel.Abandonne : EtatDeCourriel.AEnvoyer;
        ProchaineTentative = quand.AddMinutes(Math.Pow(2, Tentatives));
        Version++;
    }

    /// <summary>L'expéditeur s'est arrêté en plein envoi : on ne sait pas si le courriel est parti, on ne le renvoie pas.</summary>
    public void NoterIncertain()
    {
        Etat = EtatDeCourriel.Incertain;
        Version++;
    }

    /// <summary>L'avis est repris dans un récapitulatif : il ne part pas seul, son texte est oublié.</summary>
    public void NoterGroupe(DateTime quand)
    {
        _texte = "";
        (Etat, EnvoyeLe) = (EtatDeCourriel.Groupe, quand);
        Version++;
    }

    /// <summary>Un administrateur décide d'envoyer maintenant un courriel qui attend, abandonné ou incertain. Refus : courriel.relance.</summary>
    public void Relancer(DateTime quand)
    {
        if (Etat is EtatDeCourriel.Envoye or EtatDeCourriel.EnCours or EtatDeCourriel.Groupe)
            throw ReglesDesComptes.CourrielRelance.Refus(("etat", Etat is EtatDeCourriel.EnCours ? "en cours d'envoi" : "déjà parti"));
        (Etat, Tentatives, ProchaineTentative) = (EtatDeCourriel.AEnvoyer, 0, quand);
        Version++;
    }
}
