"""The reference contest and campaign that the labelled sentences are compared with."""

CONTEST = """---
title: Cuộc thi Sáng tạo trẻ tỉnh Sao Mai lần thứ IV năm 2025
edition: IV
year: 2025
when: từ tháng 4/2025 đến tháng 6/2025
submission:
  opens: 01/3/2025
  deadline: 17 giờ 00 ngày 28/3/2025
rounds:
  - name: Vòng sơ khảo
    when: từ ngày 01/4/2025 đến hết ngày 15/4/2025
  - name: Vòng bán kết
    when: từ ngày 16/5/2025 đến ngày 17/5/2025
  - name: Vòng chung kết
    when: từ ngày 13/6/2025 đến ngày 14/6/2025
prizes:
  - {rank: Giải nhất, count: 01, value: 80.000.000 đồng}
  - {rank: Giải nhì, count: 01, value: 50.000.000 đồng}
  - {rank: Giải ba, count: 02, value: mỗi giải 30.000.000 đồng}
  - {rank: Giải khuyến khích, count: 06, value: mỗi giải 10.000.000 đồng}
support:
  - {count: 10, unit: "ý tưởng, dự án", value: 3.000.000 đồng, per: thí sinh}
---
"""

CAMPAIGN = """---
title: Phong trào thi đua 60 ngày đêm chuyển đổi số
when: từ ngày 01/4/2025 đến hết ngày 30/5/2025
---
"""
