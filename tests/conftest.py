"""What holds for every law: no deadline, and no complaint of a machine that is busy with something else."""

from hypothesis import HealthCheck, settings

settings.register_profile("drafting", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("drafting")
