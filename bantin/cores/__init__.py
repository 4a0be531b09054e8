"""All cores: kinds of work, streamed through one executor for a whole build. Knows nothing of what the work is."""

from bantin.cores.crew import Crew, crew_of, open_crew
from bantin.cores.refused import ClusterRefused
from bantin.cores.work import Budget, Work

__all__ = ["Budget", "ClusterRefused", "Crew", "Work", "crew_of", "open_crew"]
